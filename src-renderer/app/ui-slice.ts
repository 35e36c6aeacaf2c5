// What belongs to this window alone: the selected conversation, the page of the narrow layout, open dialogs, toasts.
import { createSlice, nanoid, type PayloadAction } from '@reduxjs/toolkit';
import type { Refusal, Reveal } from '../../src-preload/contract';
import type { Dialog } from '../dialogs/dialog';
import { published } from './desk-slices';

/** Which pane the narrow layout shows; the wide one shows them all. */
export type Page = 'tasks' | 'conversation' | 'customer';

/** A refused call, told where no better place for it exists. */
export interface Toast {
  id: string;
  refusal: Refusal;
}

export interface UiState {
  /** False until the first snapshot is in: nothing is painted on guesses. */
  hydrated: boolean;
  selectedId: string | null;
  page: Page;
  /** Goes up whenever the composer on screen is to take the focus. */
  composerTurn: number;
  dialogs: Dialog[];
  toasts: Toast[];
  /** The agent asked to sign in again while the conversations of an ended session are still readable. */
  signingInAgain: boolean;
  /** Main asked to bring this up; kept until what shows it is there (a link may come before the first paint). */
  reveal: Reveal | null;
}

const initialState: UiState = {
  hydrated: false,
  selectedId: null,
  page: 'tasks',
  composerTurn: 0,
  dialogs: [],
  toasts: [],
  signingInAgain: false,
  reveal: null,
};
const MOST_TOASTS = 3;

const slice = createSlice({
  name: 'ui',
  initialState,
  reducers: {
    hydrated: (state) => {
      state.hydrated = true;
    },
    /** Shows a conversation, ready to write; in the narrow layout its page comes up. */
    conversationSelected: (state, action: PayloadAction<string | null>) => {
      state.composerTurn += 1;
      state.selectedId = action.payload;
      state.page = action.payload === null ? 'tasks' : 'conversation';
    },
    /** Something to go on writing is in this composer. One that is not on screen takes no focus. */
    composerAsked: (state, action: PayloadAction<string>) => {
      if (state.selectedId === action.payload) state.composerTurn += 1;
    },
    pageShown: (state, action: PayloadAction<Page>) => {
      state.page = action.payload;
    },
    dialogOpened: (state, action: PayloadAction<Dialog>) => {
      // The same dialog twice on the stack would need two Escapes for one thing.
      state.dialogs = [...state.dialogs.filter((open) => open.kind !== action.payload.kind), action.payload];
    },
    dialogClosed: (state) => {
      state.dialogs.pop();
    },
    toastShown: {
      reducer: (state, action: PayloadAction<Toast>) => {
        const others = state.toasts.filter((toast) => toast.refusal.code !== action.payload.refusal.code);
        state.toasts = [...others, action.payload].slice(-MOST_TOASTS);
      },
      prepare: (refusal: Refusal) => ({ payload: { id: nanoid(), refusal } }),
    },
    toastDismissed: (state, action: PayloadAction<string>) => {
      state.toasts = state.toasts.filter((toast) => toast.id !== action.payload);
    },
    revealAsked: (state, action: PayloadAction<Reveal>) => {
      state.reveal = action.payload;
    },
    revealDone: (state) => {
      state.reveal = null;
    },
    signingInAgainShown: (state, action: PayloadAction<boolean>) => {
      state.signingInAgain = action.payload;
    },
  },
  extraReducers: (builder) => {
    builder.addCase(published, (state, { payload }) => {
      if (payload.connection && payload.connection.phase !== 'stopped') state.signingInAgain = false;
      // A conversation that left the desk cannot stay selected.
      if (!payload.tasks || state.selectedId === null) return;
      if (payload.tasks.some((task) => task.interactionId === state.selectedId)) return;
      state.selectedId = null;
      state.page = 'tasks';
    });
  },
});

export const {
  hydrated,
  conversationSelected,
  composerAsked,
  pageShown,
  dialogOpened,
  dialogClosed,
  toastShown,
  toastDismissed,
  revealAsked,
  revealDone,
  signingInAgainShown,
} = slice.actions;
export const uiReducer = slice.reducer;
