using System.Collections.Immutable;
using System.Text.Json.Serialization;
using IntimacyBot.Couples;
using NodaTime;

namespace IntimacyBot.Dances.Model;

/// <summary>The state of a dance inside its current step. It decides whose move it is.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(Writing), "writing")]
[JsonDerivedType(typeof(SayingAloud), "sayingAloud")]
[JsonDerivedType(typeof(Listening), "listening")]
[JsonDerivedType(typeof(Judging), "judging")]
[JsonDerivedType(typeof(Choosing), "choosing")]
[JsonDerivedType(typeof(Settling), "settling")]
[JsonDerivedType(typeof(Quieting), "quieting")]
[JsonDerivedType(typeof(Readying), "readying")]
[JsonDerivedType(typeof(Revealing), "revealing")]
[JsonDerivedType(typeof(Showing), "showing")]
[JsonDerivedType(typeof(Ending), "ending")]
internal abstract record StepState
{
    private StepState()
    {
    }

    /// <summary>The sides that have the move.</summary>
    [JsonIgnore]
    public abstract ImmutableArray<Side> Holders { get; }

    /// <summary>A short name that no other state of the same step has.</summary>
    [JsonIgnore]
    public abstract string Key { get; }

    /// <summary>Somebody writes in a form. If both write, their words are hidden until both have shared.</summary>
    internal sealed record Writing(
        [property: JsonPropertyName("Writers")] ImmutableArray<Side> Writers,
        [property: JsonPropertyName("Shared")] ImmutableArray<Side> Shared) : StepState
    {
        public const string Name = "w";

        /// <summary>The sides that have nothing to share here. The other must not learn this.</summary>
        [JsonPropertyName("Skipped")]
        public ImmutableArray<Side> Skipped { get; init; } = [];

        /// <summary>Whose part went with them when they left: it is waited for again, and the card stays as it was.</summary>
        [JsonPropertyName("Gone")]
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public Side? Gone { get; init; }

        /// <summary>True when one of two who write has shared.</summary>
        [JsonIgnore]
        public bool OneIsIn => Writers.Length > 1 && AnyIsIn;

        /// <summary>
        /// The side that is waited for while one is in. It stays the same when somebody leaves and their part goes with them, so that the
        /// card does.
        /// </summary>
        [JsonIgnore]
        public Side? WaitsFor => OneIsIn ? Holders.OrderBy(side => side == Gone).First() : null;

        private bool AnyIsIn => Gone is not null || Shared.Length + Skipped.Length > 0;

        [JsonIgnore]
        public override ImmutableArray<Side> Holders => [.. Writers.Where(w => !Shared.Contains(w) && !Skipped.Contains(w))];

        [JsonIgnore]
        public override string Key => Name;
    }

    /// <summary>Somebody speaks: in round 0 they say what the step asks for, in later rounds they say back what they heard.</summary>
    internal sealed record SayingAloud(
        [property: JsonPropertyName("By")] Side By,
        [property: JsonPropertyName("Round")] int Round) : StepState
    {
        [JsonIgnore]
        public override ImmutableArray<Side> Holders => [By];

        [JsonIgnore]
        public override string Key => $"a{Round}";
    }

    /// <summary>The holder says back what they heard.</summary>
    internal sealed record Listening(
        [property: JsonPropertyName("Listener")] Side Listener,
        [property: JsonPropertyName("Round")] int Round) : StepState
    {
        [JsonIgnore]
        public override ImmutableArray<Side> Holders => [Listener];

        [JsonIgnore]
        public override string Key => $"l{Round}";
    }

    /// <summary>The author says whether the other understood them.</summary>
    internal sealed record Judging(
        [property: JsonPropertyName("Author")] Side Author,
        [property: JsonPropertyName("Round")] int Round) : StepState
    {
        [JsonIgnore]
        public override ImmutableArray<Side> Holders => [Author];

        [JsonIgnore]
        public override string Key => $"j{Round}";
    }

    /// <summary>Somebody chooses. If both choose, each picks for themselves.</summary>
    internal sealed record Choosing(
        [property: JsonPropertyName("Choosers")] ImmutableArray<Side> Choosers,
        [property: JsonPropertyName("Picks")] ImmutableDictionary<Side, string> Picks) : StepState
    {
        /// <summary>Whose choice went with them when they left: it is waited for again, and the card stays as it was.</summary>
        [JsonPropertyName("Gone")]
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public Side? Gone { get; init; }

        /// <summary>The side that is waited for when one of two has chosen; null before. It stays the same when somebody leaves.</summary>
        [JsonIgnore]
        public Side? WaitsFor => Choosers.Length > 1 ? Gone ?? FirstAfterAChoice : null;

        private Side? FirstAfterAChoice => Picks.IsEmpty ? null : Holders[0];

        [JsonIgnore]
        public override ImmutableArray<Side> Holders => [.. Choosers.Where(c => !Picks.ContainsKey(c))];

        [JsonIgnore]
        public override string Key => "c";
    }

    /// <summary>Each says that they have joined; the quiet minute begins with the second.</summary>
    internal sealed record Settling([property: JsonPropertyName("In")] ImmutableArray<Side> In) : StepState
    {
        [JsonIgnore]
        public override ImmutableArray<Side> Holders => [.. Sides.Both.Except(In)];

        [JsonIgnore]
        public override string Key => "i";
    }

    /// <summary>Both are quiet together until <paramref name="Over"/>.</summary>
    internal sealed record Quieting([property: JsonPropertyName("Over")] Instant Over) : StepState
    {
        /// <summary>The sides that would go on before the time is over, where it takes both.</summary>
        [JsonPropertyName("GoesOn")]
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public Side? GoesOn { get; init; }

        [JsonIgnore]
        public override ImmutableArray<Side> Holders => [.. Sides.Both.Where(side => side != GoesOn)];

        [JsonIgnore]
        public override string Key => "q";
    }

    /// <summary>Each prepares on a page of their own. The card never shows how many are ready.</summary>
    internal sealed record Readying(
        [property: JsonPropertyName("Of")] ImmutableArray<Side> Of,
        [property: JsonPropertyName("Ready")] ImmutableArray<Side> Ready) : StepState
    {
        /// <summary>Who has left it out. It says nothing about the other.</summary>
        [JsonPropertyName("Skipped")]
        public ImmutableArray<Side> Skipped { get; init; } = [];

        [JsonIgnore]
        public override ImmutableArray<Side> Holders => [.. Of.Where(s => !Ready.Contains(s) && !Skipped.Contains(s))];

        [JsonIgnore]
        public override string Key => "p";
    }

    /// <summary>
    /// Each says that they want to see the couple's loop; the second brings it. The card never shows that one has said so, because somebody
    /// who leaves takes their half along.
    /// </summary>
    internal sealed record Revealing([property: JsonPropertyName("Ready")] ImmutableArray<Side> Ready) : StepState
    {
        [JsonIgnore]
        public override ImmutableArray<Side> Holders => [.. Sides.Both.Except(Ready)];

        [JsonIgnore]
        public override string Key => "r";
    }

    /// <summary>A card of earlier answers that each looks at for themselves.</summary>
    internal sealed record Showing([property: JsonPropertyName("Seen")] ImmutableArray<Side> Seen) : StepState
    {
        /// <summary>Who has left it out. It says nothing about the other.</summary>
        [JsonPropertyName("Skipped")]
        public ImmutableArray<Side> Skipped { get; init; } = [];

        [JsonIgnore]
        public override ImmutableArray<Side> Holders => [.. Sides.Both.Except(Seen).Except(Skipped)];

        [JsonIgnore]
        public override string Key => "v";
    }

    /// <summary>The last step of a practice is done, and a swap is offered.</summary>
    internal sealed record Ending(
        [property: JsonPropertyName("Lead")] Side Lead,
        [property: JsonPropertyName("SwapAsked")] bool SwapAsked) : StepState
    {
        [JsonIgnore]
        public override ImmutableArray<Side> Holders => [SwapAsked ? Lead.Other() : Lead];

        [JsonIgnore]
        public override string Key => SwapAsked ? "s" : "e";
    }
}
