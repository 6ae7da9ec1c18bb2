using System.Net;
using System.Text;

namespace HotelConcierge.Tests.Channels;

/// <summary>A provider's end of the connection: answers what it was told, in order, and then as usual.</summary>
/// <typeparam name="TSelf">The provider, for calls in a row.</typeparam>
internal abstract class ScriptedProvider<TSelf> : HttpMessageHandler
    where TSelf : ScriptedProvider<TSelf>
{
    private readonly Queue<Func<HttpResponseMessage>> _next = new();
    private int _messages = 100;

    public TSelf Answers(HttpStatusCode status, string body)
    {
        _next.Enqueue(() => new(status) { Content = new StringContent(body, Encoding.UTF8) });
        return (TSelf)this;
    }

    public TSelf Throws(Exception exception)
    {
        _next.Enqueue(() => throw exception);
        return (TSelf)this;
    }

    /// <summary>Keeps what it was asked.</summary>
    protected abstract Task KeepAsync(HttpRequestMessage request, CancellationToken cancellationToken);

    /// <summary>What it answers when it was told nothing: that it took a message.</summary>
    /// <param name="message">The message's number.</param>
    protected abstract string Taken(int message);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await KeepAsync(request, cancellationToken);
        return _next.TryDequeue(out var next) ? next() : new(HttpStatusCode.OK) { Content = new StringContent(Taken(++_messages)) };
    }
}
