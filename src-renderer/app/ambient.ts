// Ambient types of the bundler (CSS side effects, import.meta.glob) for every program that includes the renderer.
/// <reference types="vite/client" />
export {};
