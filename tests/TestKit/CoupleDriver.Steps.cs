using Rehearsal.World;
using WorldPerson = Rehearsal.World.WorldPerson;

namespace Tests.TestKit;

/// <summary>What couples do again and again: pairing, leaving, and the steps of a dance.</summary>
internal static partial class CoupleDriver
{
    private const string Truer = "What is truer, more tender, about me?";

    extension(BotFixture bot)
    {
        private PairingFlow Pairing => new(bot.World, bot.Home, bot.DoneAsync);

        public Task<SeenAnswer> PairAsync(WorldPerson by, WorldUser partner) => bot.CommandAsync(by, "pair", ("partner", partner));

        /// <summary>From /pair to "on its way".</summary>
        public Task<SeenAnswer> InviteAsync(WorldPerson by, WorldUser partner)
        {
            bot.Involve(new WorldUser[] { by, partner }.OfType<WorldPerson>());
            return bot.Pairing.InviteAsync(by, partner);
        }

        /// <summary>Both choose, by way of the bell.</summary>
        public async Task BecomeACoupleAsync(WorldPerson by, WorldPerson partner)
        {
            await bot.InviteAsync(by, partner);
            await bot.Pairing.AcceptAsync(partner);
        }

        public async Task<SeenAnswer> LeaveAsync(WorldPerson person, string way = "Leave quietly", string word = "LEAVE")
        {
            var form = await bot.PressAsync(await bot.CommandAsync(person, "leave"), way);
            return await bot.SubmitAsync(form, ("Type LEAVE", word));
        }

        public async Task SwitchAsync(WorldPerson person, string label) =>
            await bot.PressAsync(await bot.CommandAsync(person, "settings"), label);

        public async Task PauseAsync(WorldPerson person, string label = "Pause") =>
            await bot.PressAsync(await bot.CommandAsync(person, "pause"), label);

        /// <summary>From the gate to the preview.</summary>
        public async Task<SeenAnswer> DraftAsync(WorldPerson person, string words)
        {
            var form = await bot.PressAsync(await bot.CommandAsync(person, "reach"), "Write");
            return await bot.SubmitAsync(form, ("What I am sharing", "fear"), (Truer, words));
        }

        public async Task<SeenAnswer> ReachAsync(WorldPerson person, string words = "I am afraid of being too much.") =>
            await bot.PressAsync(await bot.DraftAsync(person, words), "Share");

        public async Task<SeenAnswer> HereAsync(WorldPerson person) => await bot.PressAsync(await bot.OpenRingAsync(person), "I'm here");

        /// <summary>Alex has reached, and Sam is here.</summary>
        public async Task<WorldChannel> OpenRoomAsync(string words = "I am afraid of being too much.")
        {
            await bot.ReachAsync(bot.Alex, words);
            await bot.HereAsync(bot.Sam);
            return bot.Room(bot.Sam)!;
        }

        public async Task<SeenAnswer> SayBackAsync(WorldPerson person, string words = "You fear that you are too much for me.") =>
            await bot.SubmitAsync(await bot.OnFloorAsync(person, "Write"), ("What I heard you say", words));

        public async Task<SeenAnswer> RespondAsync(WorldPerson person, string words = "You were often told so.")
        {
            var preview = await bot.SubmitAsync(await bot.OnFloorAsync(person, "Write"), ("It makes sense because…", words));
            return await bot.PressAsync(preview, "Share");
        }

        public async Task<SeenAnswer> ReceiveAsync(WorldPerson person)
        {
            var tell = await bot.PressAsync(await bot.OnFloorAsync(person, "Open"), "I feel understood");
            return await bot.PressAsync(tell, "Tell them");
        }

        /// <summary>As far as the question whether to swap.</summary>
        public async Task<WorldChannel> DanceOnceAsync()
        {
            var room = await bot.OpenRoomAsync();
            await bot.SayBackAsync(bot.Sam);
            await bot.OnFloorAsync(bot.Alex, "That's it");
            await bot.RespondAsync(bot.Sam);
            await bot.ReceiveAsync(bot.Alex);
            return room;
        }

        /// <summary>Both are in the room of a minute together, and the minute is over.</summary>
        public async Task<WorldChannel> TogetherAsync()
        {
            await bot.PressAsync(await bot.CommandAsync(bot.Alex, "practice", ("name", "together")), "Ask Sam");
            await bot.HereAsync(bot.Sam);
            await bot.PassAsync(TimeSpan.FromSeconds(61));
            return bot.Room(bot.Alex)!;
        }

        public async Task<SeenAnswer> WriteALineAsync(WorldPerson person, string words) =>
            await bot.SubmitAsync(await bot.OnFloorAsync(person, "Write"), ("Right now, here with you, I…", words));
    }
}
