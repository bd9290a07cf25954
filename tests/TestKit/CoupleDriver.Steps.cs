using Rehearsal.World;
using WorldPerson = Rehearsal.World.WorldPerson;

namespace Tests.TestKit;

/// <summary>Drives sequences that many stories need: pairing, leaving, and the steps of a dance.</summary>
internal static partial class CoupleDriver
{
    extension(BotFixture bot)
    {
        private PairingFlow Pairing => new(bot.World, bot.Home, bot.DoneAsync);

        public Task<SeenAnswer> PairAsync(WorldPerson by, WorldUser partner) => bot.CommandAsync(by, "pair", ("partner", partner));

        /// <summary>Invites a partner, from /pair to "on its way".</summary>
        public Task<SeenAnswer> InviteAsync(WorldPerson by, WorldUser partner)
        {
            bot.Involve(new WorldUser[] { by, partner }.OfType<WorldPerson>());
            return bot.Pairing.InviteAsync(by, partner);
        }

        /// <summary>Pairs two people: one invites, and the other accepts through the notification.</summary>
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

        /// <summary>Chooses a line of the menu on /home.</summary>
        public async Task<SeenAnswer> ChooseAtHomeAsync(WorldPerson person, string line)
        {
            var home = await bot.CommandAsync(person, "home");
            return await bot.DoneAsync(await person.SelectAsync(home.Message!, "What do you need right now?", line));
        }

        public Task SwitchAsync(WorldPerson person, string label) => bot.PressAsync(bot.CommandAsync(person, "settings"), label);

        public Task PauseAsync(WorldPerson person, string label = "Pause") => bot.PressAsync(bot.CommandAsync(person, "pause"), label);

        /// <summary>Writes a draft, from the gate page to the preview.</summary>
        public async Task<SeenAnswer> DraftAsync(WorldPerson person, string words)
        {
            var form = await bot.PressAsync(await bot.CommandAsync(person, "reach"), "Write");
            return await bot.SubmitAsync(form, ReachForm.Words(words));
        }

        public Task<SeenAnswer> ReachAsync(WorldPerson person, string words = "I am afraid of being too much.") =>
            bot.PressAsync(bot.DraftAsync(person, words), "Share");

        public Task<SeenAnswer> HereAsync(WorldPerson person) => bot.PressAsync(bot.OpenRingAsync(person), "I'm here");

        /// <summary>Lets Alex reach and Sam come, so that the room opens.</summary>
        public async Task<WorldChannel> OpenRoomAsync(string words = "I am afraid of being too much.")
        {
            await bot.ReachAsync(bot.Alex, words);
            await bot.HereAsync(bot.Sam);
            return bot.Room(bot.Sam)!;
        }

        public Task<SeenAnswer> SayBackAsync(WorldPerson person, string words = "You fear that you are too much for me.") =>
            bot.SubmitAsync(bot.OnFloorAsync(person, "Write"), ("What I heard", words));

        public async Task<SeenAnswer> RespondAsync(WorldPerson person, string words = "You were often told so.")
        {
            var preview = await bot.SubmitAsync(await bot.OnFloorAsync(person, "Write"), ReachForm.Answer(words));
            return await bot.PressAsync(preview, "Share");
        }

        /// <summary>Returns the private page on which somebody says how an answer reached them.</summary>
        public async Task<SeenAnswer> OpenReceiptAsync(WorldPerson person)
        {
            await bot.OnFloorAsync(person, ReachForm.Enough);
            return await bot.OnFloorAsync(person, "Open");
        }

        public async Task<SeenAnswer> ReceiveAsync(WorldPerson person)
        {
            var tell = await bot.PressAsync(await bot.OpenReceiptAsync(person), "I feel understood");
            return await bot.PressAsync(tell, "Tell them");
        }

        /// <summary>Plays a dance up to the question whether to swap turns.</summary>
        public async Task<WorldChannel> DanceOnceAsync()
        {
            var room = await bot.OpenRoomAsync();
            await bot.SayBackAsync(bot.Sam);
            await bot.OnFloorAsync(bot.Alex, "That's it");
            await bot.RespondAsync(bot.Sam);
            await bot.ReceiveAsync(bot.Alex);
            return room;
        }

        /// <summary>Plays a minute together until the minute is over; both are then in the room.</summary>
        public async Task<WorldChannel> TogetherAsync()
        {
            await bot.PressAsync(await bot.CommandAsync(bot.Alex, "practice", ("name", "together")), "Ask Sam");
            await bot.HereAsync(bot.Sam);
            await bot.OnFloorAsync(bot.Alex, "I'm in");
            await bot.OnFloorAsync(bot.Sam, "I'm in");
            await bot.PassAsync(TimeSpan.FromSeconds(61));
            return bot.Room(bot.Alex)!;
        }

        public Task<SeenAnswer> WriteALineAsync(WorldPerson person, string words) =>
            bot.SubmitAsync(bot.OnFloorAsync(person, "Write"), ("Right now, here with you, I…", words));
    }
}
