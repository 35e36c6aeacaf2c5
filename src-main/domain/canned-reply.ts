// Fills the placeholders of a prepared answer (SPEC 3). What nobody can fill stays as it is, for the agent to see.

/** The names a placeholder can stand for; absent where they are not public. */
export interface ReplyNames {
  customer?: string | undefined;
  agent?: string | undefined;
}

const PLACEHOLDER = /\{\{\s*(customer|agent)\.(firstName|name)\s*\}\}/g;

/** A name that had to be masked is a number or an address: nobody is greeted by it. */
const isUsable = (name: string) => name !== '' && !name.includes('*');

const firstOf = (name: string) => name.trim().split(/\s+/u)[0] ?? '';

/** `{{customer.firstName}}`, `{{customer.name}}`, `{{agent.firstName}}`, `{{agent.name}}`. */
export function filledReply(text: string, names: ReplyNames): string {
  return text.replace(PLACEHOLDER, (whole, who: 'customer' | 'agent', which: string) => {
    const name = names[who]?.trim() ?? '';
    if (!isUsable(name)) return whole;
    return which === 'name' ? name : firstOf(name);
  });
}
