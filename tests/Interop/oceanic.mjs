// The same small bot on oceanic.js, which shares no code with discord.js.
import * as oceanic from 'oceanic.js';
import { api, card, commands, endWithTheTest, isNew, saw, shards, token, words } from './say.mjs';

const { ApplicationCommandTypes, ButtonStyles, ChannelTypes, Client, ComponentTypes, InteractionTypes, MessageFlags, TextInputStyles } = oceanic;

endWithTheTest();
const client = new Client({
  auth: `Bot ${token}`,
  gateway: {
    intents: ['GUILDS', 'GUILD_MESSAGES', 'DIRECT_MESSAGES'],
    compress: 'zlib-stream',
    maxShards: shards,
    shardIDs: Array.from({ length: shards }, (_, id) => id),
  },
  rest: { baseURL: `${api}/v10` },
});

client.once('ready', async () => {
  const registered = await client.application.bulkEditGlobalCommands(
    commands.map((c) => ({ ...c, type: ApplicationCommandTypes.CHAT_INPUT })));
  const [guild] = client.guilds.values();
  const owner = await guild.getMember(guild.ownerID);
  saw('ready', {
    version: oceanic.VERSION,
    user: client.user.tag,
    guild: guild.name,
    owner: owner.displayName,
    channels: guild.channels.map((c) => c.name),
    commands: registered.map((c) => c.name),
  });
});
client.on('shardResume', () => saw('resumed'));
// On a line that stays open it calls itself ready but once; this comes with every READY.
client.on('shardPreReady', () => saw('identified'));
client.on('shardDisconnect', (error) => saw('closed', { error: String(error) }));
client.on('threadCreate', (thread) => saw('thread', { id: thread.id, name: thread.name }));
client.on('threadUpdate', (thread) => saw('thread changed', { archived: thread.threadMetadata.archived, locked: thread.threadMetadata.locked }));
client.on('threadDelete', (thread) => saw('thread gone', { id: thread.id }));
client.on('guildDelete', (guild) => saw('guild gone', { id: guild.id }));
client.on('messageCreate', (message) => saw('message', { author: message.author.username, content: message.content }));
// A close code that it does not name is told as an error, and then it resumes.
client.on('error', (error) => saw(String(error).startsWith('GatewayError: Unknown close') ? 'closed' : 'error', { error: String(error) }));
client.on('warn', (text) => saw(text.startsWith('Session Invalidated') ? 'in doubt' : 'warned', { text }));
client.on('debug', (text) => {
  if (String(text).includes('RateLimit')) saw('rate limited', { text: String(text).slice(0, 200) });
});

client.on('interactionCreate', async (interaction) => {
  if (!isNew(interaction)) return;
  try {
    if (interaction.type === InteractionTypes.APPLICATION_COMMAND_AUTOCOMPLETE) await suggest(interaction);
    else if (interaction.type === InteractionTypes.APPLICATION_COMMAND) await handlers[interaction.data.name](interaction);
    else if (interaction.type === InteractionTypes.MODAL_SUBMIT) await noted(interaction);
    else if (interaction.type === InteractionTypes.MESSAGE_COMPONENT) await pressed(interaction);
  } catch (error) {
    saw('broken', { error: String(error?.stack ?? error) });
  }
});

const handlers = { ping, note, room, pick, flood, whisper };

async function ping(interaction) {
  const answer = await interaction.reply({ content: 'pong' });
  const message = await answer.getMessage();
  saw('answered', { text: message.content, mine: message.author.id === client.user.id, shard: interaction.guild.shard.id });
}

async function note(interaction) {
  await interaction.createModal({
    customID: 'note',
    title: 'A note',
    components: [
      { type: ComponentTypes.LABEL, label: 'Your words', component: { type: ComponentTypes.TEXT_INPUT, customID: 'words', style: TextInputStyles.PARAGRAPH, maxLength: 500 } },
      { type: ComponentTypes.LABEL, label: 'How is it?', component: { type: ComponentTypes.STRING_SELECT, customID: 'mood', options: [{ label: 'Warm', value: 'warm' }, { label: 'Cold', value: 'cold' }] } },
    ],
  });
}

async function noted(interaction) {
  await interaction.defer(MessageFlags.EPHEMERAL);
  const [mood] = interaction.data.components.getStringSelectValues('mood', true);
  await interaction.editOriginal({ content: `${interaction.data.components.getTextInput('words', true)} (${mood})` });
  const again = await interaction.getOriginal();
  saw('noted', { text: again.content, ephemeral: (again.flags & MessageFlags.EPHEMERAL) !== 0, loading: (again.flags & MessageFlags.LOADING) !== 0 });
}

async function room(interaction) {
  await interaction.defer(MessageFlags.EPHEMERAL);
  const partner = interaction.data.options.getMember('partner', true);
  const thread = await interaction.channel.startThreadWithoutMessage({
    name: 'A room', type: ChannelTypes.PRIVATE_THREAD, invitable: false, autoArchiveDuration: 1440, reason: 'Für zwei',
  });
  await thread.addMember(interaction.user.id);
  await thread.addMember(partner.id);
  const message = await thread.createMessage({
    content: `For ${interaction.user.mention} and ${partner.mention}`,
    allowedMentions: { everyone: false, roles: false, users: false },
    files: [{ name: card.name, contents: Buffer.from(card.text) }],
    attachments: [{ id: '1', filename: card.name, description: 'A card' }],
    components: [{ type: ComponentTypes.ACTION_ROW, components: [{ type: ComponentTypes.BUTTON, customID: 'done', label: 'Done', style: ButtonStyles.PRIMARY }] }],
  });
  const [file] = message.attachments.values();
  const text = await (await fetch(file.url)).text();
  await interaction.editOriginal({ content: `It is ${thread.mention}` });
  saw('room', {
    file: file.filename, size: file.size, same: text === card.text, description: file.description,
    invitable: thread.threadMetadata.invitable, mentions: message.mentions.users.length,
    isMember: (await client.rest.channels.getThreadMember(thread.id, partner.id)).userID === partner.id,
  });
}

async function pressed(interaction) {
  const left = interaction.message.attachments.size;
  await interaction.editParent({ content: 'It is done.', components: [] });
  const extra = await interaction.createFollowup({ content: 'Thank you.', flags: MessageFlags.EPHEMERAL });
  const thread = await interaction.channel.edit({ archived: true });
  saw('done', { left, extra: (await extra.getMessage()).content, archived: thread.threadMetadata.archived });
}

async function suggest(interaction) {
  const typed = interaction.data.options.getFocused(true).value;
  await interaction.result(words.filter((w) => w.startsWith(typed)).map((w) => ({ name: w, value: w })));
}

async function pick(interaction) {
  await interaction.reply({ content: `You picked ${interaction.data.options.getString('word', true)}` });
}

async function flood(interaction) {
  await interaction.defer();
  const count = interaction.data.options.getInteger('count', true);
  await Promise.all(Array.from({ length: count }, (_, i) => interaction.channel.createMessage({ content: `drop ${i + 1}` })));
  await interaction.editOriginal({ content: `${count} drops` });
}

async function whisper(interaction) {
  const channel = await interaction.data.options.getUser('to', true).createDM();
  const message = await channel.createMessage({ content: 'Something is here for you.' }).catch((error) => error);
  await interaction.reply({ content: message.code ? `refused: ${message.code} ${message.status}` : 'told', flags: MessageFlags.EPHEMERAL });
}

await client.connect();
