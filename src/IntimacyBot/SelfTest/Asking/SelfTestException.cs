using IntimacyBot.SelfTest.Model;

namespace IntimacyBot.SelfTest.Asking;

/// <summary>Thrown when the self-test cannot be run, or not go on. It carries the one line that says why.</summary>
internal sealed class SelfTestException(SelfTestText problem, params (string Name, string Value)[] values) : Exception(problem.ToString())
{
    public SelfTestText Problem => problem;

    public IReadOnlyList<(string Name, string Value)> Values => values;
}
