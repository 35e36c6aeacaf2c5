// A key, as printed on the keyboard.
import './kbd.css';

export const Kbd = ({ children }: { children: string }) => <kbd className="kbd">{children}</kbd>;
