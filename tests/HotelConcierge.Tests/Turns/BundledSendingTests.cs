using System.Globalization;
using HotelConcierge.Channels;
using HotelConcierge.Contracts.Turns;
using HotelConcierge.Diagnostics;
using HotelConcierge.Messages;
using HotelConcierge.Storage;
using HotelConcierge.Turns;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace HotelConcierge.Tests.Turns;

/// <summary>Several chunks in one call, and an answer that is a reply while it can be one (decision 0027).</summary>
public sealed class BundledSendingTests
{
    private const string Question = "Explain why the sky is blue";

    [Fact]
    public async Task Twelve_chunks_go_in_three_calls_the_first_of_which_is_the_reply()
    {
        using var play = new Play();
        play.Says(12);
        await play.RunAsync();

        Assert.Equal([(5, true), (5, false), (2, false)], play.Channel.Calls);
        Assert.Equal(12, play.Channel.Shown.Count);
        Assert.StartsWith("Part 12.", play.Channel.Shown[^1], StringComparison.Ordinal);
        Assert.Equal(play.Channel.Ids, await play.ReceiptsAsync());
        Assert.Equal([nameof(TurnOutcome.Answered)], play.World.Outcomes());
    }

    [Fact]
    public async Task A_message_of_a_channel_without_tokens_is_sent_by_itself()
    {
        using var play = new Play(token: null);
        play.Says(6);
        await play.RunAsync();

        Assert.Equal([(5, false), (1, false)], play.Channel.Calls);
    }

    [Fact]
    public async Task An_answer_that_comes_late_is_sent_by_itself()
    {
        using var play = new Play();
        play.World.Host.Takes(nameof(AskModel), TimeSpan.FromSeconds(51));
        play.Says(3);
        await play.RunAsync();

        Assert.Equal([(3, false)], play.Channel.Calls.TakeLast(1));
        Assert.Contains("Part 3", play.Channel.Shown[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reply_that_nobody_heard_of_is_asked_about_by_replying_again()
    {
        using var play = new Play();
        play.Channel.FallsSilent();
        play.Says(7);
        await play.RunAsync();

        Assert.Equal([(5, true), (5, true), (2, false)], play.Channel.Calls);
        Assert.Equal(7, play.Channel.Shown.Count);
    }

    [Fact]
    public async Task A_push_that_nobody_heard_of_is_asked_about_by_its_key()
    {
        using var play = new Play(token: null);
        play.Channel.FallsSilent();
        play.Says(7);
        await play.RunAsync();

        Assert.Equal([(5, false), (5, false), (2, false)], play.Channel.Calls);
        Assert.Equal(7, play.Channel.Shown.Count);
        Assert.Equal(play.Channel.Ids, await play.ReceiptsAsync());
    }

    [Fact]
    public async Task A_token_that_was_used_elsewhere_costs_no_answer_even_when_the_push_after_it_is_in_doubt()
    {
        using var play = new Play();
        play.Channel.UseUp(Play.Token);
        play.Says(2);
        await play.RunAsync();

        Assert.Equal([(2, true), (2, false)], play.Channel.Calls);
        Assert.Equal(2, play.Channel.Shown.Count);
    }

    [Fact]
    public async Task A_command_is_answered_with_its_own_token()
    {
        using var play = new Play("help");
        await play.RunAsync();

        Assert.Equal([true], play.Channel.Calls.Select(call => call.IsReply));
    }

    [Fact]
    public async Task A_full_provider_gets_the_whole_call_again()
    {
        using var play = new Play();
        play.Channel.Fails(SendFailure.RateLimited);
        play.Says(7);
        await play.RunAsync();

        Assert.Equal([(5, true), (2, false)], play.Channel.Calls);
    }

    [Fact]
    public async Task What_is_not_wanted_any_more_ends_between_two_calls()
    {
        using var play = new Play();
        play.Says(12);
        play.Channel.Passing = where =>
        {
            if (play.Channel.Calls.Count == 1 && where.StartsWith("after", StringComparison.Ordinal))
                play.World.HearNowAsync("STOP").GetAwaiter().GetResult();
        };
        await play.RunAsync();

        Assert.Equal(5, play.Channel.Shown.Count);
    }

    [Theory]
    [InlineData(Play.Token)]
    [InlineData(null)]
    public async Task A_guest_reads_every_chunk_once_wherever_the_host_dies(string? token)
    {
        var points = new List<string>();
        var untouched = await DieAsync(token, point =>
        {
            points.Add(point.Where);
            return false;
        });
        Assert.Equal(7, untouched.Count);

        var losses = new List<string>();
        for (var death = 1; death <= points.Count; death++)
        {
            var at = death;
            var shown = await DieAsync(token, point => point.Number == at);
            if (!shown.SequenceEqual(untouched, StringComparer.Ordinal))
                losses.Add(string.Create(CultureInfo.InvariantCulture, $"{death} {points[death - 1]}: {shown.Count} messages"));
        }

        Assert.Empty(losses);
    }

    private static async Task<IReadOnlyList<string>> DieAsync(string? token, Func<CrashPoint, bool> diesAt)
    {
        using var play = new Play(token: token);
        play.Says(7);
        play.World.Host.CrashWhen = diesAt;
        await play.RunAsync();
        Assert.Equal([nameof(TurnOutcome.Answered)], play.World.Outcomes());
        return play.Channel.Shown;
    }

    /// <summary>A guest who writes once on such a channel.</summary>
    private sealed class Play : IDisposable
    {
        public const string Token = "token";

        private readonly InboundMessage _message;

        public Play(string text = Question, string? token = Token)
        {
            BundleChannel? channel = null;
            World = TurnWorld.With(services => services.AddSingleton<IChannel>(
                provider => channel ??= new(provider.GetRequiredService<TimeProvider>())));
            Channel = World.Services.GetServices<IChannel>().OfType<BundleChannel>().Single();
            Channel.Passing = World.Host.Pass;
            _message = new("m-1", new(Channel.Name, "desk", "guest-34600000000"), MessageKind.Text, text)
            {
                ReplyToken = token is null ? null : new(token, World.Clock.GetUtcNow().AddSeconds(50)),
            };
        }

        public TurnWorld World { get; }

        public BundleChannel Channel { get; }

        /// <param name="chunks">With the disclaimer of the first answer, which is one too.</param>
        public void Says(int chunks)
        {
            var parts = Enumerable.Range(2, chunks - 1).Select(part => string.Create(
                CultureInfo.InvariantCulture, $"Part {part}. {new string('x', 200)}."));
            var answer = string.Join("\n\n", parts);
            World.Model.Otherwise = _ => new ChatMessage(ChatRole.Assistant, answer);
        }

        public Task RunAsync()
        {
            World.Hear(_message);
            return World.RunAsync();
        }

        public async Task<IEnumerable<string?>> ReceiptsAsync() =>
            (await World.RowsAsync(GuestTables.Receipts)).Select(row => row["messageId"]);

        public void Dispose() => World.Dispose();
    }
}
