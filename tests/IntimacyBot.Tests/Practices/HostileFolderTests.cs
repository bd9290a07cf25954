using System.Diagnostics;
using System.Runtime.Versioning;
using System.Text;
using IntimacyBot.Practices.Catalogue;
using IntimacyBot.Practices.Reading;

namespace Tests.Practices;

public sealed class HostileFolderTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();
    private readonly List<ScriptProblem> _problems = [];

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Whatever_lies_in_the_folder_costs_one_line_and_the_rest_is_there()
    {
        Write("alone.yaml", SampleScripts.Solo);
        Write("anchor.yaml", SampleScripts.Solo.With("title: Alone", "title: &a Alone"));
        Write("binary.yaml", [0x7f, 0x45, 0x4c, 0x46, 0x00, 0xff, 0xfe, 0x80]);
        Write("bomb.yaml", "a: &a [\"lol\"]\nb: [*a, *a]\n");
        Write("control.yaml", SampleScripts.Solo.With("title: Alone", "title: Al\u0007one"));
        Write("deep.yaml", string.Concat(Enumerable.Repeat("{a: ", 10_000)));
        Write("deeper.yaml", string.Concat(Enumerable.Repeat("- ", 10_000)));
        Write("empty.yaml", "");
        Write("ended.yaml", "practice: ended\ntitle: \"Ended");
        Write("latin.yaml", Encoding.Latin1.GetBytes(SampleScripts.Solo.With("title: Alone", "title: Él")));
        Write("marked.yaml", "\uFEFF" + SampleScripts.Solo.With("practice: alone", "practice: marked"));
        Write("middle.yaml", SampleScripts.Solo.With("title: Alone", "title: Al\uFEFFone"));
        Write("nothing.yaml", "\0\0\0\0");
        Write("twice.yaml", SampleScripts.Solo.With("title: Alone", "title: Alone\ntitle: Again"));
        Write("wide.yaml", Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes(SampleScripts.Solo)).ToArray());
        Write("short.yml", SampleScripts.Solo);
        _folder.CreateSubdirectory("folder.yaml");
        File.CreateSymbolicLink(At("nowhere.yaml"), At("gone"));
        File.CreateSymbolicLink(At("round.yaml"), At("round.yaml"));

        var catalogue =
            new PracticeCatalogue(
                [SampleScripts.File("small.yaml", SampleScripts.Small)],
                PracticeFiles.In(_folder.FullName, _problems.Add));

        Assert.Equal(["alone", "marked", "small"], catalogue.All().Select(s => s.Id).Order());
        Assert.Equal("""
            anchor.yaml(2): anchors (&) and aliases (*) are not used here; quote the text if it begins with one of these
            binary.yaml: the file is not UTF-8 text
            bomb.yaml(1): anchors (&) and aliases (*) are not used here; quote the text if it begins with one of these
            control.yaml(2): control characters are not used here
            deep.yaml(1): this is nested too deeply
            deeper.yaml(1): this is nested too deeply
            empty.yaml: the file is empty
            ended.yaml(2): this cannot be read as YAML: While scanning a quoted scalar, found unexpected end of stream.
            folder.yaml: this is a folder and no file
            latin.yaml: the file is not UTF-8 text
            middle.yaml(2): control characters are not used here
            nothing.yaml: the file is empty
            nowhere.yaml: there is no such file
            round.yaml: the file cannot be opened
            short.yml: a practice's file ends in .yaml
            twice.yaml(3): 'title' is here twice
            wide.yaml: the file is not UTF-8 text
            """, string.Join('\n', _problems.Concat(catalogue.Problems).Select(p => p.ToString()).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void A_hundred_megabytes_are_refused_by_their_length_and_not_read()
    {
        using (var huge = File.Create(At("huge.yaml")))
            huge.SetLength(100 * 1024 * 1024);
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Empty(PracticeFiles.In(_folder.FullName, _problems.Add));

        Assert.Equal("huge.yaml: the file is larger than 64 KB", Assert.Single(_problems).ToString());
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, YamlReader.MaxBytes);
    }

    [Fact]
    public async Task A_pipe_and_a_device_do_not_stop_the_start()
    {
        using (var make = Process.Start("mkfifo", At("pipe.yaml")))
            await make.WaitForExitAsync(TestContext.Current.CancellationToken);
        File.CreateSymbolicLink(At("zero.yaml"), "/dev/zero");

        var read = Task.Run(() => PracticeFiles.In(_folder.FullName, _problems.Add), TestContext.Current.CancellationToken);

        Assert.Empty(await read.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken));
        Assert.Equal(["pipe.yaml: the file is empty", "zero.yaml: the file is empty"], _problems.Select(p => p.ToString()));
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void A_file_without_permission_is_one_line()
    {
        Write("secret.yaml", SampleScripts.Solo);
        File.SetUnixFileMode(At("secret.yaml"), UnixFileMode.None);

        var files = PracticeFiles.In(_folder.FullName, _problems.Add);

        // A privileged process can read every file.
        Assert.Equal(
            Environment.IsPrivilegedProcess ? [] : ["secret.yaml: the file may not be read by this program"],
            _problems.Select(p => p.ToString()));
        Assert.Equal(Environment.IsPrivilegedProcess ? 1 : 0, files.Count);
    }

    [Fact]
    public void A_link_to_a_practice_is_read_under_its_own_name()
    {
        Write("elsewhere.txt", SampleScripts.Solo);
        File.CreateSymbolicLink(At("alone.yaml"), At("elsewhere.txt"));

        Assert.Equal("alone.yaml", Assert.Single(PracticeFiles.In(_folder.FullName, _problems.Add)).Name);
        Assert.Empty(_problems);
    }

    private string At(string name) => Path.Combine(_folder.FullName, name);

    private void Write(string name, string text) => File.WriteAllText(At(name), text);

    private void Write(string name, byte[] bytes) => File.WriteAllBytes(At(name), bytes);
}
