using Tests.TestKit;

namespace Tests;

/// <summary>Checks that the README's rules name existing tests.</summary>
public sealed class DiscordReadmeTests
{
    [Fact]
    public void Every_rule_names_tests_that_are_there() =>
        Assert.Empty(RuleTable.Problems("src/Discord", typeof(DiscordReadmeTests).Assembly));
}
