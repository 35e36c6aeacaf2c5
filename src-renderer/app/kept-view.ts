// What was on screen comes back after a reload or a crash of the page: the conversation and the page of the narrow
// layout. Kept in the tab's session storage (an id and a word, nothing of the customer's), gone with the window.
import { z } from 'zod';
import type { Store } from './store';
import { conversationSelected, pageShown, type Page } from './ui-slice';

const KEY = 'view';
