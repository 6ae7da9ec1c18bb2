using System.Threading.Channels;

namespace HotelConcierge.Local.Knowledge;

/// <summary>
/// Watches the assistants' knowledge folders and takes over what changes there, so that it is read before a guest asks.
/// Should the file system forget to tell, the next search finds it all the same.
/// </summary>
/// <param name="folder">The folder with one assistant in each sub-folder.</param>
/// <param name="assistants">Their names; all are read at the start.</param>
/// <param name="refresh">Reads one assistant's documents again.</param>
internal sealed partial class KnowledgeWatch(
    string folder,
    IReadOnlyList<string> assistants,
    Func<string, CancellationToken, Task> refresh,
    TimeProvider clock,
    ILogger<KnowledgeWatch> log
) : BackgroundService
{
    private const string KnowledgeFolder = "knowledge";

    /// <summary>Editors and copies write a file in several steps; one look afterwards is enough.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);

    /// <summary>
    /// A host that has just started has messages to thank for; a question that comes sooner reads the documents by itself.
    /// </summary>
    private static readonly TimeSpan AfterStart = TimeSpan.FromSeconds(3);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var changed = Channel.CreateUnbounded<string>();
        using var watcher = TryWatch(changed.Writer);
        foreach (var assistant in assistants)
            changed.Writer.TryWrite(assistant);
        try
        {
            await Task.Delay(AfterStart, clock, stoppingToken);
            while (await changed.Reader.WaitToReadAsync(stoppingToken))
            {
                var names = new SortedSet<string>(StringComparer.Ordinal);
                Drain(changed.Reader, names);
                await RefreshAsync(names, stoppingToken);
                await Task.Delay(Pause, clock, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    /// <returns>Null when the system does not watch for us: it lets each user watch only so much.</returns>
    private FileSystemWatcher? TryWatch(ChannelWriter<string> changed)
    {
        try
        {
            return Directory.Exists(folder) ? Watch(changed) : null;
        }
        catch (IOException trouble)
        {
            Log.NotWatched(log, trouble);
            return null;
        }
    }

    private FileSystemWatcher Watch(ChannelWriter<string> changed)
    {
        var watcher = new FileSystemWatcher(folder) { IncludeSubdirectories = true };
        watcher.Created += (_, change) => Tell(change.FullPath);
        watcher.Changed += (_, change) => Tell(change.FullPath);
        watcher.Deleted += (_, change) => Tell(change.FullPath);
        watcher.Renamed += (_, change) =>
        {
            Tell(change.OldFullPath);
            Tell(change.FullPath);
        };
        watcher.Error += (_, trouble) =>
        {
            Log.Overrun(log, trouble.GetException());
            foreach (var assistant in assistants)
                changed.TryWrite(assistant);
        };
        watcher.EnableRaisingEvents = true;
        return watcher;

        void Tell(string path)
        {
            if (Path.GetRelativePath(folder, path).Split(Path.DirectorySeparatorChar) is [var assistant, KnowledgeFolder, ..]
                && assistants.Contains(assistant, StringComparer.Ordinal))
                changed.TryWrite(assistant);
        }
    }

    private async Task RefreshAsync(SortedSet<string> names, CancellationToken stoppingToken)
    {
        foreach (var assistant in names)
        {
            try
            {
                await refresh(assistant, stoppingToken);
            }
            catch (Exception trouble) when (!stoppingToken.IsCancellationRequested)
            {
                // The next change or the next search tries again.
                Log.Failed(log, assistant, trouble);
            }
        }
    }

    private static void Drain(ChannelReader<string> changed, SortedSet<string> names)
    {
        while (changed.TryRead(out var name))
            names.Add(name);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Knowledge of {Assistant} could not be read; trying again at the next change or question")]
        public static partial void Failed(ILogger logger, string assistant, Exception trouble);

        [LoggerMessage(3, LogLevel.Warning, "The knowledge folders cannot be watched; changes count from the next question on")]
        public static partial void NotWatched(ILogger logger, Exception trouble);

        [LoggerMessage(2, LogLevel.Warning, "Changes of the knowledge folders came too fast to follow; reading all of them again")]
        public static partial void Overrun(ILogger logger, Exception trouble);
    }
}
