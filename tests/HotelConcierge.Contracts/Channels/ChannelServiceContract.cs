using HotelConcierge.Messages;
using Xunit;

namespace HotelConcierge.Contracts.Channels;

/// <summary>
/// What every channel with a provider promises about sending, over real HTTP to something that behaves like its service: besides what
/// reaches the guest, what the service answers becomes one outcome that is never a doubt passed off as a no.
/// </summary>
public abstract class ChannelServiceContract : ChannelRenderingContract
{
    private static readonly IReadOnlySet<string> NoneKnown = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>Whether the service can be asked what it took.</summary>
    protected abstract bool CanTellWhatWasSent { get; }

    /// <summary>Whether the service says that a guest has blocked us; else it takes what never arrives.</summary>
    protected virtual bool TellsOfBlocking => true;

    [Theory]
    [InlineData(ChannelFault.TooManyRequests, SendFailure.RateLimited)]
    [InlineData(ChannelFault.OptedOut, SendFailure.OptedOut)]
    [InlineData(ChannelFault.ServerError, SendFailure.Unknown)]
    [InlineData(ChannelFault.BadGateway, SendFailure.Unknown)]
    [InlineData(ChannelFault.Dropped, SendFailure.Unknown)]
    [InlineData(ChannelFault.TakenThenDropped, SendFailure.Unknown)]
    [InlineData(ChannelFault.TakenThenGarbled, SendFailure.Unknown)]
    public async Task What_goes_wrong_says_what_to_do_about_it(ChannelFault fault, SendFailure failure)
    {
        Service.FailNext(fault);
        var outcome = await SendAsync("Hello");
        if (fault is ChannelFault.OptedOut && !TellsOfBlocking)
        {
            Assert.IsType<SendOutcome.Accepted>(outcome);
            Assert.Empty(Service.Read);
            return;
        }

        var failed = Assert.IsType<SendOutcome.Failed>(outcome);

        Assert.Equal(failure, failed.Kind);
        Assert.NotEmpty(failed.Code);
        Assert.Equal(fault is ChannelFault.TooManyRequests ? TimeSpan.FromSeconds(7) : null, failed.RetryAfter);
        Assert.Equal(fault is ChannelFault.TakenThenDropped or ChannelFault.TakenThenGarbled ? 1 : 0, Service.Read.Count);
        Assert.IsType<SendOutcome.Accepted>(await SendAsync("Hello again"));
    }

    [Fact]
    public async Task A_wrong_key_is_no_doubt_about_the_message_and_no_word_about_the_guest()
    {
        Service.FailNext(ChannelFault.BadKey);

        var failed = Assert.IsType<SendOutcome.Failed>(await SendAsync("Hello"));

        Assert.False(failed.Kind is SendFailure.Unknown or SendFailure.OptedOut or SendFailure.WindowClosed);
        Assert.Empty(Service.Read);
    }

    [Fact]
    public async Task A_message_whose_answer_was_lost_is_found_where_the_service_can_tell()
    {
        var since = Service.Now;
        Service.FailNext(ChannelFault.TakenThenDropped);
        await SendAsync("One moment, please.");

        var message = new OutboundMessage(Service.Address, "One moment, please.");
        var found = await Service.Channel.FindSentAsync(message, since, NoneKnown, CancellationToken.None);

        Assert.Equal(CanTellWhatWasSent, found is not null);
        Assert.Null(
            await Service.Channel.FindSentAsync(
                message,
                since,
                new HashSet<string>(StringComparer.Ordinal) { found ?? "" },
                CancellationToken.None));
    }
}
