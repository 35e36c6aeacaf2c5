// Customer as shown in disc, title and list. All text is masked already.
export interface CustomerView {
  /** Absent when the profile is not public: the UI shows a neutral avatar and its own word for "customer". */
  name?: string;
  initials?: string;
  /** Opaque and stable: chooses the colour of the disc. */
  colourKey: string;
  locale?: string;
}
