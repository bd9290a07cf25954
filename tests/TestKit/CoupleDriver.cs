using Rehearsal.World;
using WorldPerson = Rehearsal.World.WorldPerson;

namespace Tests.TestKit;

/// <summary>
/// Lets the people of a <see cref="BotFixture"/> act, and returns what they see: commands, presses, forms, notifications and rooms.
/// </summary>
internal static partial class CoupleDriver
{
    public const string MovedOn = "This card is from before. Nothing is lost.";
    public const string Neutral = "Not available right now.";

    /// <summary>What somebody reads who presses on a first card that does not wait for them any more, whatever the reason.</summary>
    public const string Gone = $"{Neutral}\n-# It does not wait for you any more, and you need not do anything.";
    public const string NotYours = "turn. You can just listen.";
    public const string NothingToHear = "turn. You can just wait.";

    /// <summary>The pattern of what somebody reads who presses a button of the other, whatever the step is.</summary>
    public const string OutOfTurn = @"'s turn\..*[Yy]ou can just (listen|wait)\.$";

    extension(BotFixture bot)
    {
        public async Task<SeenAnswer> CommandAsync(WorldPerson person, string command, params (string Name, object? Value)[] options)
        {
            bot.Involve(options.Select(o => o.Value).OfType<WorldPerson>().Append(person));
            return await bot.DoneAsync(await person.CommandAsync(bot.Home, command, options));
        }

        public Task<SeenAnswer> PressAsync(WorldPerson person, WorldMessage message, string button)
        {
            if (message.Channel.Name == "Bell")
                PairingFlow.OpenThread(person, message.Channel);
            return bot.DoneAsync(person.PressAsync(message, button));
        }

        /// <summary>Presses a button on the message that an answer showed.</summary>
        public Task<SeenAnswer> PressAsync(SeenAnswer answer, string button) =>
            bot.PressAsync(answer.By, answer.Message ?? throw new InvalidOperationException($"There is no message: {answer}"), button);

        /// <summary>Waits for an answer and presses a button on the message that it shows.</summary>
        public async Task<SeenAnswer> PressAsync(Task<SeenAnswer> answer, string button)
        {
            var shown = await answer;
            return await bot.PressAsync(shown, button);
        }

        public Task<SeenAnswer> SubmitAsync(SeenAnswer form, params (string, object?)[] values)
        {
            var modal = form.Modal ?? throw new InvalidOperationException($"There is no form: {form}");
            return bot.DoneAsync(modal.SubmitAsync(values));
        }

        public async Task<SeenAnswer> SubmitAsync(Task<SeenAnswer> form, params (string, object?)[] values)
        {
            var shown = await form;
            return await bot.SubmitAsync(shown, values);
        }

        public Task<SeenAnswer> DoneAsync(SeenAnswer answer) => bot.DoneAsync(Task.FromResult(answer));

        public async Task<SeenAnswer> DoneAsync(Task<SeenAnswer> pending)
        {
            var answer = await pending;
            Assert.False(answer.Failed, $"{answer.By}: {answer}\n{bot.World.History.Recent(40)}\n{bot.Log}");
            if (answer.IsUnfinished())
                await answer.SettledAsync();
            await bot.QuietAsync();
            return answer;
        }

        /// <summary>
        /// Waits until the bot has received all events so far, by sending a command, because events and interactions arrive in order on one
        /// connection.
        /// </summary>
        public Task<SeenAnswer> HeardAsync() => bot.CommandAsync(bot.Owner, "setup");

        /// <summary>Opens this person's newest notification.</summary>
        public async Task<SeenAnswer> OpenRingAsync(WorldPerson person)
        {
            var ring = await bot.World.WaitForAsync(_ => bot.Rings(person).LastOrDefault(), $"a ring for {person}");
            bot.Opened.Add(ring);
            return await bot.PressAsync(person, ring, "Open");
        }

        /// <summary>Returns the rings that stand in this person's bell and that they have not opened.</summary>
        public IReadOnlyList<WorldMessage> NewRings(WorldPerson person) => [.. bot.Rings(person).Where(r => !bot.Opened.Contains(r))];

        /// <summary>Returns all rings that stand in this person's bell, opened or not.</summary>
        public IReadOnlyList<WorldMessage> Rings(WorldPerson person) => [.. PairingFlow.Rings(person).Where(m => m.Channel.IsThread)];

        public WorldChannel? Room(WorldPerson person) =>
            person.VisibleChannels.LastOrDefault(c => c.Name.StartsWith("Room", StringComparison.Ordinal));

        /// <summary>Returns the floor card, which is the last card in the room.</summary>
        public WorldMessage Floor(WorldPerson person) => bot.Cards(person)[^1];

        /// <summary>Returns the messages of the bot that both see in the room.</summary>
        public IReadOnlyList<WorldMessage> Cards(WorldPerson person)
        {
            var room = bot.Room(person);
            Assert.True(room is not null, $"{person} sees no room.\n{bot.World.History.Recent(60)}\n{bot.Log}");
            return [.. person.Sees(room).Where(m => !m.IsEphemeral && m.Type == 0)];
        }

        public Task<SeenAnswer> OnFloorAsync(WorldPerson person, string button) => bot.PressAsync(person, bot.Floor(person), button);

        /// <summary>Counts the messages in the room that contain these words.</summary>
        public int Count(string words) => bot.Cards(bot.Moderator).Count(m => m.Text.Contains(words, StringComparison.Ordinal));

        public long Rows(string table) => DatabaseSnapshot.Count(bot.DatabaseFile, $"SELECT COUNT(*) FROM \"{table}\"");

        /// <summary>Returns a number that grows with every saved change of a dance.</summary>
        public long Moves() => DatabaseSnapshot.Count(bot.DatabaseFile, "SELECT COALESCE(SUM(\"Version\" + 1), 0) FROM \"Dances\"");
    }
}
