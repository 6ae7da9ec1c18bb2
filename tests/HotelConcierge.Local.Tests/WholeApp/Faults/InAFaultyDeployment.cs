using HotelConcierge.Conversations;
using HotelConcierge.Simulators.OpenAI;
using HotelConcierge.Simulators.Twilio;

namespace HotelConcierge.Local.Tests.WholeApp.Faults;

/// <summary>Tests in which turns meet faults, and what the stated outcomes make of them.</summary>
public abstract class InAFaultyDeployment(params (string Name, string Value)[] changes) : IAsyncLifetime
{
    private readonly Dictionary<OpenAIFaultKind, IReadOnlyList<string>> _after = [];

    private protected FaultyDeployment Deployment { get; private set; } = null!;

    /// <summary>What the guest reads when nothing goes wrong.</summary>
    private protected IReadOnlyList<string> Answer { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Deployment = await FaultyDeployment.OpenAsync(changes);
        Answer = (await Deployment.RunAsync([], [])).Phone;
        Assert.InRange(Answer.Count, 2, 3);
    }

    public async Task DisposeAsync() => await Deployment.DisposeAsync();

    /// <summary>What the guest reads whose question met this fault of the model last, and could be sent everything at once.</summary>
    private protected async Task<IReadOnlyList<string>> ReadAfterAsync(OpenAIFaultKind last)
    {
        if (IsAskedAgain(last) || last is OpenAIFaultKind.Delay)
            return Answer;
        if (!_after.TryGetValue(last, out var phone))
            _after.Add(last, phone = (await Deployment.RunAsync([last], [])).Phone);
        Assert.InRange(phone.Count, last is OpenAIFaultKind.LongAnswer ? 18 : 1, last is OpenAIFaultKind.LongAnswer ? 25 : 1);
        return phone;
    }

    private protected static bool IsAskedAgain(OpenAIFaultKind fault) => StatedOutcomes.Asking[fault].Effect is ModelEffect.AskedAgain;

    /// <summary>Runs a turn into these faults and holds its outcome against the stated ones.</summary>
    /// <param name="undisturbed">What the guest would read if every message could be sent at once.</param>
    private protected async Task ExpectAsync(OpenAIFaultKind[] asking, TwilioFaultKind[] sending, IReadOnlyList<string> undisturbed)
    {
        var struck = asking.Length == 2 && !IsAskedAgain(asking[0]) ? asking[..1] : asking;
        var (phone, sends, optedOut) = Foresee(undisturbed, sending);
        string[] told =
        [
            .. struck.Select(kind => StatedOutcomes.Asking[kind].Operator),
            .. sends.Select(kind => StatedOutcomes.Sending[kind].Operator),
        ];

        var turn = await Deployment.RunAsync(asking, sending);

        var pair = string.Join(", ", [.. asking.Select(kind => kind.ToString()), .. sending.Select(kind => kind.ToString())]);
        Assert.True(phone.SequenceEqual(turn.Phone), $"{pair}: {turn.Phone.Count} messages of {phone.Count}");
        Assert.Equal((pair, optedOut ? ConversationMode.OptedOut : ConversationMode.Bot), (pair, turn.State.Mode));
        Assert.True(turn.State is { Running: null, Inbox.IsEmpty: true, Turns: 1 }, pair);
        Assert.All(
            told,
            line =>
                Assert.True(
                    turn.Log.Any(logged => logged.Contains(line, StringComparison.Ordinal)),
                    $"{pair}: no '{line}' in {string.Join('\n', turn.Log)}"));
        Assert.All(
            turn.Log.Where(IsError),
            line =>
                Assert.True(
                    told.Any(expected => expected.Length > 0 && line.Contains(expected, StringComparison.Ordinal)),
                    $"{pair}: {line}"));
    }

    /// <summary>What the stated outcomes make of a turn.</summary>
    private static (IReadOnlyList<string> Phone, IReadOnlyList<TwilioFaultKind> Struck, bool OptedOut) Foresee(
        IReadOnlyList<string> chunks, IEnumerable<TwilioFaultKind> faults)
    {
        var (taken, struck) = (0, new List<TwilioFaultKind>());
        foreach (var fault in faults.TakeWhile(_ => taken < chunks.Count))
        {
            struck.Add(fault);
            switch (StatedOutcomes.Sending[fault].Effect)
            {
                case SendEffect.Late or SendEffect.LookedUp:
                    taken++;
                    break;
                case SendEffect.GivenUp:
                    return ([.. chunks.Take(taken)], struck, false);
                case SendEffect.OptedOut:
                    return ([.. chunks.Take(taken)], struck, true);
            }
        }

        return (chunks, struck, false);
    }

    private static bool IsError(string line) =>
        line.StartsWith("Error", StringComparison.Ordinal) || line.StartsWith("Critical", StringComparison.Ordinal);
}
