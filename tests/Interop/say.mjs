// What a client saw goes to the test as one line of JSON each. When the test ends, so does the client.
export function saw(what, more = {}) {
  process.stdout.write(`${JSON.stringify({ what, ...more })}\n`);
}

export function endWithTheTest() {
  process.on('uncaughtException', (error) => saw('broken', { error: String(error?.stack ?? error) }));
  process.on('unhandledRejection', (error) => saw('broken', { error: String(error?.stack ?? error) }));
  process.stdin.on('end', () => process.exit(0)).resume();
}

export const { DISCORD_API: api, DISCORD_TOKEN: token } = process.env;
export const shards = Number(process.env.DISCORD_SHARDS);

// The platform promises no event but once, so a bot answers an interaction whose id it knows no more.
const answered = new Set();
export function isNew(interaction) {
  if (answered.has(interaction.id)) saw('twice');
  return !answered.has(interaction.id) && answered.add(interaction.id);
}

export const commands = [
  { name: 'ping', description: 'Asks for a sign' },
  { name: 'note', description: 'Opens a form' },
  { name: 'room', description: 'A private thread for two', options: [{ type: 6, name: 'partner', description: 'With whom', required: true }] },
  { name: 'pick', description: 'Picks a word', options: [{ type: 3, name: 'word', description: 'Which', required: true, autocomplete: true }] },
  { name: 'flood', description: 'Says a lot', options: [{ type: 4, name: 'count', description: 'How much', required: true }] },
  { name: 'whisper', description: 'Writes to somebody directly', options: [{ type: 6, name: 'to', description: 'To whom', required: true }] },
];

export const words = ['apple', 'almond', 'pear'];

export const card = { name: 'card.txt', text: 'Ünser Zettel — a card of its own\n' };
