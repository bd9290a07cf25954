using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Views;
using IntimacyBot.Platform.Interactions;
using Rehearsal.World;

namespace Tests.Benchmarks;

/// <summary>
/// Two people in their room, who alternate between two moves, so that a dance can be measured for any time without growing: words are said
/// back, and taken back. In a closing dance somebody keeps the room.
/// </summary>
internal sealed class MoveAlternator
{
    /// <summary>
    /// This move is a form with words. It saves the state, the sealed words, the seen interaction and the resume point in one transaction.
    /// </summary>
    public const string SaidBack = "words said back (form)";

    /// <summary>This move is a button. It saves the state, the seen interaction and the resume point.</summary>
    public const string TookBack = "words taken back (button)";

    public const string KeptRoom = "room kept (button)";

    private static readonly string Words = string.Join(' ', Enumerable.Repeat("You fear that you are too much for me.", 8));
    private readonly SeededDance _seed;
    private readonly WorldChannel _room;
    private readonly string _say;
    private readonly string _takeBack;
    private readonly string _keep;
    private bool _said;

    public MoveAlternator(SeededDance seed, WorldChannel room)
    {
        (_seed, _room) = (seed, room);
        _say = new FormId(seed.Dance, "reach", "1.mirror", FormPurpose.Step, 1).Write();
        _takeBack = new RoomPostId(seed.Dance, "1.mirror.b1", RoomPostAct.TakeBack).Write();
        _keep = new ClosingId(seed.Dance, ClosingAct.Room).Write();
    }

    /// <summary>Opens the form of the next words, which changes nothing. The caller must hold the world's gate.</summary>
    public PlannedInteraction OpenForm()
    {
        var card = _room.Log[^1];
        return new PlannedInteraction("form opened", DirectInteractions.Press(_seed.Lead, card, Write(card)));
    }

    private static string Write(WorldMessage card) => card.Button("Write")!.CustomId!;

    /// <summary>Returns the next move. The caller must hold the world's gate.</summary>
    public PlannedInteraction Next()
    {
        var card = _room.Log[^1];
        if (_seed.IsClosing)
            return new PlannedInteraction(KeptRoom, DirectInteractions.Press(_seed.Lead, card, _keep));
        _said = !_said;
        return _said
            ? new PlannedInteraction(SaidBack, DirectInteractions.Submit(_seed.Lead, card, _say, Forms.Said, Words))
            : new PlannedInteraction(TookBack, DirectInteractions.Press(_seed.Lead, card, _takeBack));
    }
}
