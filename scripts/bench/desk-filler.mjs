// Fills an agent's desk before the client under measurement starts.

/**
 * @param {{ agentId: string, count: number, control: (verb: string, args: object) => Promise<any> }} options
 */
export async function fillDesk({ agentId, count, control }) {
  for (let at = 0; at < count; at++) {
    await control('offer', {
      heldBy: agentId,
      text: `Where is my order number ${10_000 + at}? You can reach me at customer${at}@example.org.`,
      customer: { name: `Customer ${at + 1}`, locale: 'en' },
      history: [{ from: 'bot', text: 'Hello! What can we do for you?' }],
    });
  }
}
