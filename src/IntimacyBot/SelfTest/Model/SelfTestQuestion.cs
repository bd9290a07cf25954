namespace IntimacyBot.SelfTest.Model;

/// <summary>
/// A question to the platform: its text, the page of the documentation that speaks of it, and whether a finding is what this bot
/// believes. Without a belief every finding is only noted.
/// </summary>
internal sealed record SelfTestQuestion(SelfTestText Text, string Page, Func<Finding, bool>? IsBelieved)
{
    private const string Documentation = "https://docs.discord.com/developers/";

    public string Address => Documentation + Page;

    public Verdict Judge(Finding finding)
    {
        if (finding is Finding.NotAsked or Finding.Blocked)
            return Verdict.NotAsked;
        if (IsBelieved is null)
            return Verdict.Noted;
        return IsBelieved(finding) ? Verdict.Agrees : Verdict.Disagrees;
    }
}

/// <summary>Whether an answer is what the documentation says, or is believed where it says nothing.</summary>
internal enum Verdict
{
    Agrees,
    Disagrees,
    Noted,
    NotAsked,
}

/// <summary>A question with what came of it.</summary>
internal sealed record SelfTestResult(SelfTestQuestion Question, Finding Finding)
{
    public Verdict Verdict => Question.Judge(Finding);
}
