namespace IntimacyBot.SelfTest.Model;

/// <summary>
/// Counts the refusals that the questions provoke. Discord blocks addresses that are refused too often, so there are few.
/// </summary>
internal sealed class RefusalBudget
{
    public const int Most = 20;

    public int Used { get; private set; }

    public bool IsSpent => Used >= Most;

    public void Count() => Used++;
}
