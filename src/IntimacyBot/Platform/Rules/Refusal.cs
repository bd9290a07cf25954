namespace IntimacyBot.Platform.Rules;

/// <summary>Why a move is not taken. What the person reads then is chosen by the slice that answers them.</summary>
internal enum Refusal
{
    /// <summary>Somebody this is not for, or something that belongs to others: the neutral sentence.</summary>
    NotAvailable,

    /// <summary>It is the other partner's move.</summary>
    NotYourMove,

    /// <summary>The card, page or form is an older one.</summary>
    MovedOn,

    /// <summary>This person has done their half; the other's is awaited, and it is not said whether it came.</summary>
    DoneAlready,

    /// <summary>The same press again: answered, and nothing else.</summary>
    Repeated,
}
