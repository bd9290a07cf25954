using System.Collections.Immutable;
using System.Text.Json.Serialization;
using IntimacyBot.Couples;
using NodaTime;

namespace IntimacyBot.Dances;

/// <summary>Where inside its step a dance is, and so whose move it is.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(Writing), "writing")]
[JsonDerivedType(typeof(SayingAloud), "aloud")]
[JsonDerivedType(typeof(Listening), "listening")]
[JsonDerivedType(typeof(Judging), "judging")]
[JsonDerivedType(typeof(Choosing), "choosing")]
[JsonDerivedType(typeof(Quieting), "quiet")]
[JsonDerivedType(typeof(Readying), "ready")]
[JsonDerivedType(typeof(Showing), "show")]
[JsonDerivedType(typeof(Ending), "ending")]
internal abstract record Stage
{
    private Stage()
    {
    }

    /// <summary>Whose move it is.</summary>
    [JsonIgnore]
    public abstract ImmutableArray<Side> Holders { get; }

    /// <summary>A short name that no other stage of the same step has.</summary>
    [JsonIgnore]
    public abstract string Mark { get; }

    /// <summary>Words by a form. Of both: hidden until both have shared.</summary>
    internal sealed record Writing(ImmutableArray<Side> Writers, ImmutableArray<Side> Shared) : Stage
    {
        public const string Name = "w";

        /// <summary>Who has nothing to share here. It says nothing about the other.</summary>
        public ImmutableArray<Side> Skipped { get; init; } = [];

        public override ImmutableArray<Side> Holders => [.. Writers.Where(w => !Shared.Contains(w) && !Skipped.Contains(w))];

        public override string Mark => Name;
    }

    /// <summary>Said with the voice; round 0 is the step itself, later ones say back.</summary>
    internal sealed record SayingAloud(Side By, int Round) : Stage
    {
        public override ImmutableArray<Side> Holders => [By];

        public override string Mark => $"a{Round}";
    }

    /// <summary>The other says back what they heard.</summary>
    internal sealed record Listening(Side Listener, int Round) : Stage
    {
        public override ImmutableArray<Side> Holders => [Listener];

        public override string Mark => $"l{Round}";
    }

    /// <summary>The author says whether that was it.</summary>
    internal sealed record Judging(Side Author, int Round) : Stage
    {
        public override ImmutableArray<Side> Holders => [Author];

        public override string Mark => $"j{Round}";
    }

    /// <summary>One choice; of both, each picks for themselves.</summary>
    internal sealed record Choosing(ImmutableArray<Side> Choosers, ImmutableDictionary<Side, string> Picks) : Stage
    {
        public override ImmutableArray<Side> Holders => [.. Choosers.Where(c => !Picks.ContainsKey(c))];

        public override string Mark => "c";
    }

    /// <summary>Quiet together.</summary>
    internal sealed record Quieting(Instant Over) : Stage
    {
        public override ImmutableArray<Side> Holders => [Side.A, Side.B];

        public override string Mark => "q";
    }

    /// <summary>Each prepares on a page of their own. The card says the same however many are ready.</summary>
    internal sealed record Readying(ImmutableArray<Side> Of, ImmutableArray<Side> Ready) : Stage
    {
        /// <summary>Who has left it out. It says nothing about the other.</summary>
        public ImmutableArray<Side> Skipped { get; init; } = [];

        public override ImmutableArray<Side> Holders => [.. Of.Where(s => !Ready.Contains(s) && !Skipped.Contains(s))];

        public override string Mark => "p";
    }

    /// <summary>A card of earlier answers that each looks at for themselves.</summary>
    internal sealed record Showing(ImmutableArray<Side> Seen) : Stage
    {
        /// <summary>Who has left it out. It says nothing about the other.</summary>
        public ImmutableArray<Side> Skipped { get; init; } = [];

        public override ImmutableArray<Side> Holders => [.. Sides.Both.Except(Seen).Except(Skipped)];

        public override string Mark => "v";
    }

    /// <summary>After the last step of a practice that offers a swap.</summary>
    internal sealed record Ending(Side Lead, bool SwapAsked) : Stage
    {
        public override ImmutableArray<Side> Holders => [SwapAsked ? Lead.Other() : Lead];

        public override string Mark => SwapAsked ? "s" : "e";
    }
}
