namespace IntimacyBot.Platform.Hosting;

/// <summary>The person who runs this bot, from <c>Operator:*</c>. What is not configured is null.</summary>
internal sealed record Operator(string? Name, string? Contact)
{
    public const string NameKey = "Operator:Name";
    public const string ContactKey = "Operator:Contact";

    public static Operator From(IConfiguration configuration) => new(Said(configuration[NameKey]), Said(configuration[ContactKey]));

    private static string? Said(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();
}
