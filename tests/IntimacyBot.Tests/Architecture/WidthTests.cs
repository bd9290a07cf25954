using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Tests.TestKit;

namespace Tests.Architecture;

/// <summary>Tests the width of lines and the size of expression bodies.</summary>
public sealed class WidthTests
{
    private const int MaxColumns = 140;
    private const int MaxOperators = 3;

    [Theory]
    [InlineData("*.cs")]
    [InlineData("*.razor")]
    public void No_line_has_more_than_140_columns(string pattern)
    {
        var files = SourceFiles.Below("src", pattern).Concat(SourceFiles.Below("tests", pattern)).ToList();
        var wide = files
            .SelectMany(f => f.Text.Split('\n').Select((line, i) => (f.Path, Number: i + 1, Line: line, line.TrimEnd('\r').Length)))
            .Where(l => l.Length > MaxColumns && !IsAddress(l.Line))
            .Select(l => $"{l.Path}:{l.Number} has {l.Length} columns");

        Assert.True(files.Count > 10, $"Only {files.Count} files were found.");
        Findings.None(wide);
    }

    [Fact]
    public void An_expression_body_has_at_most_one_await_and_three_operators()
    {
        var bodies = SourceFiles.Below("src").Concat(SourceFiles.Below("tests"))
            .SelectMany(f => Bodies(f.Text).Select(b => (f.Path, Body: b)))
            .ToList();
        var crowded = bodies.Where(b => Operators(b.Body) > MaxOperators || Awaits(b.Body) > 1)
            .Select(b => $"{b.Path}:{Line(b.Body)} has {Operators(b.Body)} operators and {Awaits(b.Body)} awaits");

        Assert.True(bodies.Count > 3000, $"Only {bodies.Count} bodies were found.");
        Findings.None(crowded);
    }

    [Theory]
    [InlineData("int F(int a) => a + a + a + a;", 3, 0)]
    [InlineData("int F(bool a) => a && a || a ? 1 : 2;", 3, 0)]
    [InlineData("async Task F() => G(await A(), await B());", 0, 2)]
    [InlineData("int F(int a) => a switch { 1 => a + a, _ => a };", 0, 0)]
    [InlineData("object F() => (int a) => a + a;", 1, 0)]
    [InlineData("string F(string a) => \"a\" + \"b\" + $\"{a}\" + a;", 1, 0)]
    [InlineData("Task F() => G(async () => { await A(); await B(); });", 0, 0)]
    public void Operators_and_awaits_are_counted(string member, int operators, int awaits)
    {
        var body = Bodies($"class C {{ {member} }}").First();

        Assert.Equal((operators, awaits), (Operators(body), Awaits(body)));
    }

    /// <summary>True for a comment line that consists of an address, which cannot be broken.</summary>
    private static bool IsAddress(string line) => line.TrimStart().StartsWith("/// docs.discord.com/", StringComparison.Ordinal);

    /// <summary>
    /// Returns the expressions behind arrows. An arm of a switch and a lambda inside them are bodies of their own. A lambda with statements
    /// in braces is not an expression.
    /// </summary>
    private static IEnumerable<SyntaxNode> Bodies(string text) => CSharpSyntaxTree.ParseText(text).GetCompilationUnitRoot()
        .DescendantNodes().OfType<ArrowExpressionClauseSyntax>()
        .SelectMany(arrow => arrow.DescendantNodes().Where(IsOwnBody).Prepend(arrow.Expression))
        .Where(body => body is not AnonymousFunctionExpressionSyntax { Block: not null });

    private static bool IsOwnBody(SyntaxNode node) => node is SwitchExpressionArmSyntax or AnonymousFunctionExpressionSyntax;

    private static IEnumerable<SyntaxNode> Inside(SyntaxNode body) =>
        body.DescendantNodesAndSelf(node => node == body || !IsOwnBody(node)).Where(node => node == body || !IsOwnBody(node));

    private static int Operators(SyntaxNode body) =>
        Inside(body).Count(node => node is ConditionalExpressionSyntax or BinaryExpressionSyntax && !IsBrokenLiteral(node));

    /// <summary>True for a string literal that is broken over several lines, which counts as one.</summary>
    private static bool IsBrokenLiteral(SyntaxNode node) =>
        node is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum && IsText(sum.Left) && IsText(sum.Right);

    private static bool IsText(SyntaxNode node) =>
        node.IsKind(SyntaxKind.StringLiteralExpression) || node is InterpolatedStringExpressionSyntax || IsBrokenLiteral(node);

    private static int Awaits(SyntaxNode body) => Inside(body).OfType<AwaitExpressionSyntax>().Count();

    private static int Line(SyntaxNode node) => node.GetLocation().GetLineSpan().StartLinePosition.Line + 1;
}
