// The test kit in one import: what most tests need. Rarer things are files of their own beside this one.
export { anyOf, converse, readyDesk } from './desk-walk';
export { deskPage, type DeskPage } from './desk-page.mjs';
export * from './launch';
export { patternOf, words } from './words.mjs';
