using Microsoft.Data.Sqlite;

namespace HotelConcierge.Local.Storage;

/// <summary>A piece of work that waits for the writer, and its caller's task.</summary>
internal abstract class QueuedWrite
{
    /// <summary>Why it is undone although the others of its group are kept.</summary>
    public Exception? Failure { get; set; }

    /// <returns>False when it was cancelled before.</returns>
    public abstract bool TryBegin();

    public abstract void Run(SqliteConnection connection);

    /// <summary>The group is on the disk.</summary>
    public abstract void Complete();

    /// <summary>The group is lost.</summary>
    public abstract void Fail(Exception exception);
}

/// <inheritdoc/>
internal sealed class QueuedWrite<T> : QueuedWrite
{
    private readonly TaskCompletionSource<T> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Func<SqliteConnection, T> _work;
    private readonly CancellationTokenRegistration _cancellation;
    private int _taken;
    private T _result = default!;

    public QueuedWrite(Func<SqliteConnection, T> work, CancellationToken cancellationToken)
    {
        _work = work;
        _cancellation = cancellationToken.UnsafeRegister(_ =>
        {
            if (TryTake())
                _completion.SetCanceled(cancellationToken);
        }, null);
    }

    public Task<T> Completion => _completion.Task;

    public override bool TryBegin()
    {
        _cancellation.Unregister();
        return TryTake();
    }

    public override void Run(SqliteConnection connection) => _result = _work(connection);

    public override void Complete()
    {
        if (Failure is null)
            _completion.SetResult(_result);
        else
            _completion.SetException(Failure);
    }

    public override void Fail(Exception exception) => _completion.SetException(exception);

    private bool TryTake() => Interlocked.Exchange(ref _taken, 1) == 0;
}
