using Rehearsal.World;
using Person = Rehearsal.World.Person;

namespace Tests.TestKit;

/// <summary>What couples do again and again: pairing, leaving, and the steps of a dance.</summary>
internal static partial class CoupleDriver
{
    private const string Truer = "What is truer, more tender, about me?";

    extension(BotFixture bot)
    {
        private PairingFlow Pairing => new(bot.World, bot.Home, bot.DoneAsync);

        public Task<Answer> PairAsync(Person by, User partner) => bot.CommandAsync(by, "pair", ("partner", partner));

        /// <summary>From /pair to "on its way".</summary>
        public Task<Answer> InviteAsync(Person by, User partner)
        {
            bot.Involve(new User[] { by, partner }.OfType<Person>());
            return bot.Pairing.InviteAsync(by, partner);
        }

        /// <summary>Both choose, by way of the bell.</summary>
        public async Task BecomeACoupleAsync(Person by, Person partner)
        {
            await bot.InviteAsync(by, partner);
            await bot.Pairing.AcceptAsync(partner);
        }

        public async Task<Answer> LeaveAsync(Person person, string way = "Leave quietly", string word = "LEAVE")
        {
            var form = await bot.PressAsync(await bot.CommandAsync(person, "leave"), way);
            return await bot.SubmitAsync(form, ("Type LEAVE", word));
        }

        public async Task SwitchAsync(Person person, string label) =>
            await bot.PressAsync(await bot.CommandAsync(person, "settings"), label);

        public async Task PauseAsync(Person person, string label = "Pause") =>
            await bot.PressAsync(await bot.CommandAsync(person, "pause"), label);

        /// <summary>From the gate to the preview.</summary>
        public async Task<Answer> DraftAsync(Person person, string words)
        {
            var form = await bot.PressAsync(await bot.CommandAsync(person, "reach"), "Write");
            return await bot.SubmitAsync(form, ("What I am sharing", "fear"), (Truer, words));
        }

        public async Task<Answer> ReachAsync(Person person, string words = "I am afraid of being too much.") =>
            await bot.PressAsync(await bot.DraftAsync(person, words), "Share");

        public async Task<Answer> HereAsync(Person person) => await bot.PressAsync(await bot.OpenRingAsync(person), "I'm here");

        /// <summary>Alex has reached, and Sam is here.</summary>
        public async Task<Channel> OpenRoomAsync(string words = "I am afraid of being too much.")
        {
            await bot.ReachAsync(bot.Alex, words);
            await bot.HereAsync(bot.Sam);
            return bot.Room(bot.Sam)!;
        }

        public async Task<Answer> SayBackAsync(Person person, string words = "You fear that you are too much for me.") =>
            await bot.SubmitAsync(await bot.OnFloorAsync(person, "Write"), ("What I heard you say", words));

        public async Task<Answer> RespondAsync(Person person, string words = "You were often told so.")
        {
            var preview = await bot.SubmitAsync(await bot.OnFloorAsync(person, "Write"), ("It makes sense because…", words));
            return await bot.PressAsync(preview, "Share");
        }

        public async Task<Answer> ReceiveAsync(Person person)
        {
            var tell = await bot.PressAsync(await bot.OnFloorAsync(person, "Open"), "I feel understood");
            return await bot.PressAsync(tell, "Tell them");
        }

        /// <summary>As far as the question whether to swap.</summary>
        public async Task<Channel> DanceOnceAsync()
        {
            var room = await bot.OpenRoomAsync();
            await bot.SayBackAsync(bot.Sam);
            await bot.OnFloorAsync(bot.Alex, "That's it");
            await bot.RespondAsync(bot.Sam);
            await bot.ReceiveAsync(bot.Alex);
            return room;
        }

        /// <summary>Both are in the room of a minute together, and the minute is over.</summary>
        public async Task<Channel> TogetherAsync()
        {
            await bot.PressAsync(await bot.CommandAsync(bot.Alex, "practice", ("name", "together")), "Ask Sam");
            await bot.HereAsync(bot.Sam);
            await bot.PassAsync(TimeSpan.FromSeconds(61));
            return bot.Room(bot.Alex)!;
        }

        public async Task<Answer> WriteALineAsync(Person person, string words) =>
            await bot.SubmitAsync(await bot.OnFloorAsync(person, "Write"), ("Right now, here with you, I…", words));
    }
}
