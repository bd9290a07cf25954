namespace IntimacyBot.Platform.Rules;

/// <summary>Why a move is refused. The slice that answers chooses the text for it.</summary>
internal enum Refusal
{
    /// <summary>It is not for this person, or it belongs to others. The text must not tell which.</summary>
    NotAvailable,

    /// <summary>It is the other partner's turn.</summary>
    NotYourMove,

    /// <summary>The card, page or form is out of date.</summary>
    MovedOn,

    /// <summary>This person has done their part and the partner's is awaited. The text must not tell whether it came.</summary>
    DoneAlready,

    /// <summary>The same press came again. It is acknowledged and changes nothing.</summary>
    Repeated,
}
