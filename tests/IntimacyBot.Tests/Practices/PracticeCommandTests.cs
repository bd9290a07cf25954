using System.Diagnostics;
using IntimacyBot.Practices;

namespace Tests.Practices;

public sealed class PracticeCommandTests : IDisposable
{
    private const string Usage = "usage: practice check [--facilitator] FILE...\n       practice schema\n";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_file_that_fits_says_so() =>
        Assert.Equal((0, "alone.yaml: fits\n", ""), Check(Write("alone.yaml", SampleScripts.Solo)));

    [Fact]
    public void Every_fault_of_every_file_is_one_line()
    {
        string[] files =
        [
            Write("alone.yaml", SampleScripts.Solo.With("write: me", "wirte: me").With("times: 2", "times: ten")),
            Write("small.yaml", SampleScripts.Small),
            Write("empty.yaml", ""),
            Path.Combine(_folder.FullName, "gone.yaml"),
        ];

        Assert.Equal((1, """
            alone.yaml(8): 'wirte' is not a step kind; did you mean 'write'?
            alone.yaml(14): 'ten' does not fit 'times', which is a number from 1 to 9
            small.yaml: fits
            empty.yaml: the file is empty
            gone.yaml: there is no such file

            """, ""), Check(files));
    }

    [Theory]
    [InlineData]
    [InlineData("check")]
    [InlineData("check", "--facilitator")]
    [InlineData("check", "--quickly", "x.yaml")]
    [InlineData("chekc", "x.yaml")]
    [InlineData("schema", "x.yaml")]
    public void Wrong_usage_says_the_right_one(params string[] args) => Assert.Equal((2, "", Usage), Run(args));

    [Fact]
    public void A_facilitators_file_is_checked_as_one()
    {
        var file = Write("small.yaml", SampleScripts.Small.With("label: \"A mood\"", "label: \"A mood\", keep: loop"));

        Assert.Equal((0, "small.yaml: fits\n", ""), Run("check", file));
        Assert.Equal((1, "small.yaml(10): 'keep' is not for a facilitator's practice\n", ""), Run("check", "--facilitator", file));
    }

    [Fact]
    public void A_files_name_is_its_practice()
    {
        Assert.Equal(
            (1, "other.yaml: the practice is called 'alone', so the file is alone.yaml\n", ""),
            Check(Write("other.yaml", SampleScripts.Solo)));
        Assert.Equal(
            (1, "My file.yaml: a file is called PRACTICE.yaml, or PRACTICE.es.yaml for a translation\n", ""),
            Check(Write("My file.yaml", SampleScripts.Solo)));
        Assert.Equal(
            (0, "reach.yaml: fits; the bot brings its own of this name, so beside it this one needs another\n", ""),
            Check(Write("reach.yaml", SampleScripts.Solo.With("practice: alone", "practice: reach"))));
    }

    [Fact]
    public void What_it_offers_is_looked_for_in_the_bot_beside_it_and_among_what_is_checked()
    {
        var beside =
            SampleScripts.Solo.With("done: { label: \"Done\" }", "done: { label: \"Done\", offer: small, carry: { fakt: [note.note] } }");
        var file = Write("alone.yaml", beside);

        Assert.Equal((1, "alone.yaml(15): there is no practice 'small'\n", ""), Check(file));
        Assert.Equal(
            (1, "alone.yaml(15): 'small' has no shared text field 'fakt'; did you mean 'fact'?\nelsewhere/small.yaml: fits\n", ""),
            Check(file, Write("elsewhere/small.yaml", SampleScripts.Small)));
        Write("small.yaml", SampleScripts.Small);
        Assert.Equal((1, "alone.yaml(15): 'small' has no shared text field 'fakt'; did you mean 'fact'?\n", ""), Check(file));
        Assert.Equal(
            (0, "alone.yaml: fits\n", ""),
            Check(Write("alone.yaml", beside.With("small, carry: { fakt: [note.note] }", "reach, carry: { truer: [note.note] }"))));
    }

    [Fact]
    public void A_translation_is_checked_against_the_English_beside_it()
    {
        var file = Write("alone.es.yaml", """
            title: Sola
            about: Para una.
            steps:
              - id: note
                form: { note: { label: "Nota" } }
              - id: now
                options: { again: { label: "Otra" }, donne: { label: "Ya" } }

            """);

        Assert.Equal(
            (1, "alone.es.yaml: there is no practice 'alone' to translate: neither alone.yaml beside it nor one of the bot's own\n", ""),
            Check(file));
        Write("alone.yaml", SampleScripts.Solo);
        Assert.Equal(
            (
                1,
                "alone.es.yaml(7): 'done' is missing in 'options'\nalone.es.yaml(7): 'donne' is not in alone.yaml; did you mean 'done'?\n",
                ""),
            Check(file));
    }

    [Fact]
    public async Task The_program_checks_without_token_database_or_configuration()
    {
        var file = Write("alone.yaml", SampleScripts.Solo.With("write: me", "wirte: me"));
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "IntimacyBot.dll"), "practice", "check", file])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = _folder.FullName,
        };

        using var program = Process.Start(start)!;
        var said = await program.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = await program.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await program.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal((1, $"{file}(8): 'wirte' is not a step kind; did you mean 'write'?\n", ""), (program.ExitCode, said, errors));
        Assert.Equal(["alone.yaml"], _folder.EnumerateFileSystemInfos().Select(f => f.Name));
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    private (int Code, string Output, string Errors) Check(params string[] files) => Run(["check", .. files]);

    // Runs the command and returns its output without the folder's path, which differs each time.
    private (int Code, string Output, string Errors) Run(params string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var errors = new StringWriter { NewLine = "\n" };
        var code = PracticeCommand.Run(args, output, errors);
        return (code, output.ToString()
            .Replace(_folder.FullName + Path.DirectorySeparatorChar, "", StringComparison.Ordinal), errors.ToString());
    }
}
