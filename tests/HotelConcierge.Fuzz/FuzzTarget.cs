using System.Text;

namespace HotelConcierge.Fuzz;

/// <summary>One parser or route, and what has to hold for any bytes.</summary>
internal abstract class FuzzTarget : IAsyncDisposable
{
    /// <summary>A short name, for the command line and the table.</summary>
    public abstract string Name { get; }

    /// <summary>How many of the inputs are its, compared with the other targets.</summary>
    public virtual double Share => 1;

    /// <summary>Good inputs to begin with.</summary>
    public abstract IEnumerable<string> Seeds { get; }

    /// <summary>Gets ready.</summary>
    public virtual Task StartAsync() => Task.CompletedTask;

    /// <summary>Runs one input. Throws when it does what it must not.</summary>
    /// <returns>What came of it, in few different words: an input that brings a new one is built upon.</returns>
    public abstract ValueTask<string> RunAsync(FuzzInput input);

    /// <summary>Throws when the inputs together did what they must not.</summary>
    public virtual Task FinishAsync() => Task.CompletedTask;

    public ValueTask DisposeAsync() => CloseAsync();

    /// <summary>Lets go of what it holds.</summary>
    protected virtual ValueTask CloseAsync() => ValueTask.CompletedTask;

    protected static void Require(bool holds, string rule)
    {
        if (!holds)
            throw new FuzzException(rule);
    }

    internal IEnumerable<byte[]> SeedBytes => Seeds.Select(Encoding.UTF8.GetBytes);
}

/// <summary>A rule was broken.</summary>
internal sealed class FuzzException : Exception
{
    public FuzzException()
    {
    }

    public FuzzException(string message)
        : base(message)
    {
    }

    public FuzzException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
