// The renderer's store: a mirror of what main publishes, and the small state of this window.
import { combineReducers, configureStore } from '@reduxjs/toolkit';
import { useDispatch, useSelector } from 'react-redux';
import { deskReducers } from './desk-slices';
import { uiReducer } from './ui-slice';

const reducer = combineReducers({ ...deskReducers, ui: uiReducer });

/** One store a window (or a test). The development checks of the toolkit cost more than our reducers: off. */
export const makeStore = () =>
  configureStore({
    reducer,
    devTools: false,
    middleware: (defaults) => defaults({ immutableCheck: false, serializableCheck: false, actionCreatorCheck: false }),
  });

export type Store = ReturnType<typeof makeStore>;
export type RootState = ReturnType<typeof reducer>;
export const useDesk = useSelector.withTypes<RootState>();
export const useAppDispatch = useDispatch.withTypes<Store['dispatch']>();
