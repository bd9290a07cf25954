// A small bot on discord.js, as anybody would write it.
import {
  ActionRowBuilder, ButtonBuilder, ButtonStyle, ChannelType, Client, Events, GatewayIntentBits, LabelBuilder, MessageFlags,
  ModalBuilder, StringSelectMenuBuilder, TextInputBuilder, TextInputStyle, version,
} from 'discord.js';
import { api, card, commands, endWithTheTest, isNew, saw, shards, token, words } from './say.mjs';

endWithTheTest();
const client = new Client({
  intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages],
  rest: { api },
  // The local Discord is not asked for the five seconds between two sessions, which would only make the tests slow.
  ws: { buildIdentifyThrottler: () => ({ waitForIdentify: async () => {} }) },
  shards: Array.from({ length: shards }, (_, id) => id),
  shardCount: shards,
});

client.once(Events.ClientReady, async (ready) => {
  const registered = await ready.application.commands.set(commands);
  const [guild] = ready.guilds.cache.values();
  const owner = await guild.fetchOwner();
  saw('ready', {
    version,
    user: ready.user.tag,
    guild: guild.name,
    owner: owner.displayName,
    channels: guild.channels.cache.map((c) => c.name),
    commands: registered.map((c) => c.name),
  });
});
client.on(Events.ShardResume, (_, replayed) => saw('resumed', { replayed }));
client.on(Events.ShardReady, () => saw('identified'));
client.on(Events.ShardDisconnect, (event) => saw('closed', { code: event.code }));
client.on(Events.ThreadCreate, (thread, isNew) => saw('thread', { id: thread.id, name: thread.name, isNew }));
client.on(Events.ThreadUpdate, (_, thread) => saw('thread changed', { archived: thread.archived, locked: thread.locked }));
client.on(Events.ThreadDelete, (thread) => saw('thread gone', { id: thread.id }));
client.on(Events.GuildDelete, (guild) => saw('guild gone', { id: guild.id }));
client.on(Events.MessageCreate, (message) => saw('message', { author: message.author.username, content: message.content }));
client.on(Events.Error, (error) => saw('error', { error: String(error) }));
client.rest.on('rateLimited', (info) => saw('rate limited', { scope: info.scope, global: info.global, route: info.route }));

client.on(Events.InteractionCreate, async (interaction) => {
  if (!isNew(interaction)) return;
  try {
    if (interaction.isAutocomplete()) await suggest(interaction);
    else if (interaction.isChatInputCommand()) await handlers[interaction.commandName](interaction);
    else if (interaction.isModalSubmit()) await noted(interaction);
    else if (interaction.isButton()) await pressed(interaction);
  } catch (error) {
    saw('broken', { error: String(error?.stack ?? error) });
  }
});

const handlers = { ping, note, room, pick, flood, whisper };

async function ping(interaction) {
  const answer = await interaction.reply({ content: 'pong', withResponse: true });
  saw('answered', { text: answer.resource.message.content, mine: answer.resource.message.author.id === client.user.id, shard: interaction.guild.shardId });
}

async function note(interaction) {
  await interaction.showModal(new ModalBuilder().setCustomId('note').setTitle('A note').addLabelComponents(
    new LabelBuilder().setLabel('Your words').setTextInputComponent(
      new TextInputBuilder().setCustomId('words').setStyle(TextInputStyle.Paragraph).setMaxLength(500)),
    new LabelBuilder().setLabel('How is it?').setStringSelectMenuComponent(
      new StringSelectMenuBuilder().setCustomId('mood').addOptions({ label: 'Warm', value: 'warm' }, { label: 'Cold', value: 'cold' }))));
}

async function noted(interaction) {
  await interaction.deferReply({ flags: MessageFlags.Ephemeral });
  const [mood] = interaction.fields.getStringSelectValues('mood');
  await interaction.editReply(`${interaction.fields.getTextInputValue('words')} (${mood})`);
  const again = await interaction.fetchReply();
  saw('noted', { text: again.content, ephemeral: again.flags.has(MessageFlags.Ephemeral), loading: again.flags.has(MessageFlags.Loading) });
}

async function room(interaction) {
  await interaction.deferReply({ flags: MessageFlags.Ephemeral });
  const partner = interaction.options.getMember('partner');
  const thread = await interaction.channel.threads.create({
    name: 'A room', type: ChannelType.PrivateThread, invitable: false, autoArchiveDuration: 1440, reason: 'Für zwei',
  });
  await thread.members.add(interaction.user.id);
  await thread.members.add(partner);
  const message = await thread.send({
    content: `For ${interaction.user} and ${partner}`,
    allowedMentions: { parse: [] },
    files: [{ attachment: Buffer.from(card.text), name: card.name, description: 'A card' }],
    components: [new ActionRowBuilder().addComponents(new ButtonBuilder().setCustomId('done').setLabel('Done').setStyle(ButtonStyle.Primary))],
  });
  const file = message.attachments.first();
  const text = await (await fetch(file.url)).text();
  await interaction.editReply(`It is ${thread}`);
  saw('room', {
    file: file.name, size: file.size, same: text === card.text, description: file.description,
    invitable: thread.invitable, mentions: message.mentions.users.size, isMember: (await thread.members.fetch(partner.id)).id === partner.id,
  });
}

async function pressed(interaction) {
  const left = interaction.message.attachments.size;
  await interaction.update({ content: 'It is done.', components: [] });
  const extra = await interaction.followUp({ content: 'Thank you.', flags: MessageFlags.Ephemeral });
  const thread = await interaction.channel.setArchived(true);
  saw('done', { left, extra: extra.content, archived: thread.archived });
}

async function suggest(interaction) {
  const typed = interaction.options.getFocused();
  await interaction.respond(words.filter((w) => w.startsWith(typed)).map((w) => ({ name: w, value: w })));
}

async function pick(interaction) {
  await interaction.reply(`You picked ${interaction.options.getString('word')}`);
}

async function flood(interaction) {
  await interaction.deferReply();
  const count = interaction.options.getInteger('count');
  await Promise.all(Array.from({ length: count }, (_, i) => interaction.channel.send(`drop ${i + 1}`)));
  await interaction.editReply(`${count} drops`);
}

async function whisper(interaction) {
  const message = await interaction.options.getUser('to').send('Something is here for you.').catch((error) => error);
  await interaction.reply({ content: message.code ? `refused: ${message.code} ${message.status}` : 'told', flags: MessageFlags.Ephemeral });
}

await client.login(token);
