using Tests.TestKit;

namespace Tests;

/// <summary>What the README says is true.</summary>
public sealed class DiscordReadmeTests
{
    [Fact]
    public void Every_rule_names_tests_that_are_there() =>
        Assert.Empty(RuleTable.Problems("src/Discord", typeof(DiscordReadmeTests).Assembly));
}
