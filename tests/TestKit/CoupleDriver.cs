using Rehearsal.World;
using WorldPerson = Rehearsal.World.WorldPerson;

namespace Tests.TestKit;

/// <summary>What the people of a <see cref="BotFixture"/> do and see: commands, presses, forms, the bell and the room.</summary>
internal static partial class CoupleDriver
{
    public const string MovedOn = "This card has moved on. Nothing is lost.";
    public const string Neutral = "Not available right now.";
    public const string NotYours = "It is your partner's move.";

    extension(BotFixture bot)
    {
        public async Task<SeenAnswer> CommandAsync(WorldPerson person, string command, params (string Name, object? Value)[] options)
        {
            bot.Involve(options.Select(o => o.Value).OfType<WorldPerson>().Append(person));
            return await bot.DoneAsync(await person.CommandAsync(bot.Home, command, options));
        }

        public async Task<SeenAnswer> PressAsync(WorldPerson person, WorldMessage message, string button) =>
            await bot.DoneAsync(await person.PressAsync(message, button));

        /// <summary>Presses on whatever the last answer showed.</summary>
        public Task<SeenAnswer> PressAsync(SeenAnswer answer, string button) =>
            bot.PressAsync(answer.By, answer.Message ?? throw new InvalidOperationException($"There is no message: {answer}"), button);

        public async Task<SeenAnswer> SubmitAsync(SeenAnswer form, params (string, object?)[] values) =>
            await bot.DoneAsync(await (form.Modal ?? throw new InvalidOperationException($"There is no form: {form}")).SubmitAsync(values));

        public async Task<SeenAnswer> DoneAsync(SeenAnswer answer)
        {
            Assert.False(answer.Failed, $"{answer.By}: {answer}\n{bot.World.History.Recent(40)}\n{bot.Log}");
            if (answer.IsUnfinished())
                await answer.SettledAsync();
            await bot.QuietAsync();
            return answer;
        }

        /// <summary>A command comes on the same line as everything before it: whoever answers it has heard that.</summary>
        public Task<SeenAnswer> HeardAsync() => bot.CommandAsync(bot.Owner, "setup");

        /// <summary>Opens the newest ring of this person.</summary>
        public async Task<SeenAnswer> OpenRingAsync(WorldPerson person)
        {
            var ring = await bot.World.WaitForAsync(_ => bot.Rings(person).LastOrDefault(), $"a ring for {person}");
            return await bot.PressAsync(person, ring, "Open");
        }

        public IReadOnlyList<WorldMessage> Rings(WorldPerson person) => [.. PairingFlow.Rings(person).Where(m => m.Channel.IsThread)];

        public WorldChannel? Room(WorldPerson person) =>
            person.VisibleChannels.LastOrDefault(c => c.Name.StartsWith("Room", StringComparison.Ordinal));

        /// <summary>The last card of the room.</summary>
        public WorldMessage Floor(WorldPerson person) => bot.Cards(person)[^1];

        /// <summary>What both see in the room.</summary>
        public IReadOnlyList<WorldMessage> Cards(WorldPerson person)
        {
            var room = bot.Room(person);
            Assert.True(room is not null, $"{person} sees no room.\n{bot.World.History.Recent(60)}\n{bot.Log}");
            return [.. person.Sees(room).Where(m => !m.IsEphemeral && m.Type == 0)];
        }

        public Task<SeenAnswer> OnFloorAsync(WorldPerson person, string button) => bot.PressAsync(person, bot.Floor(person), button);

        /// <summary>How many messages in the room say this.</summary>
        public int Count(string words) => bot.Cards(bot.Moderator).Count(m => m.Text.Contains(words, StringComparison.Ordinal));

        public long Rows(string table) => DatabaseSnapshot.Count(bot.DatabaseFile, $"SELECT COUNT(*) FROM \"{table}\"");

        /// <summary>Grows with everything that is saved of dances.</summary>
        public long Moves() => DatabaseSnapshot.Count(bot.DatabaseFile, "SELECT COALESCE(SUM(\"Version\" + 1), 0) FROM \"Dances\"");
    }
}
