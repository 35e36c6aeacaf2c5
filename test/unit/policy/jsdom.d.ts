// The part of jsdom that reads XML; the package has no types of its own.
declare module 'jsdom' {
  export class JSDOM {
    /** Throws when the text is not well-formed. */
    constructor(text: string, options: { contentType: 'text/xml' });
    readonly window: { document: XMLDocument };
  }
}
