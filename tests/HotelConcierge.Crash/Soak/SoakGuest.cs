using System.Diagnostics;
using System.Globalization;
using HotelConcierge.Crash.World;

namespace HotelConcierge.Crash.Soak;

/// <summary>A guest who asks, reads the whole answer, and asks again.</summary>
/// <param name="apology">How the apology begins.</param>
internal sealed class SoakGuest(int number, Deployment deployment, SoakPlan plan, string apology)
{
    private readonly List<string> _sids = [];
    private readonly HashSet<int> _apologised = [];

    public string Address { get; } = string.Create(CultureInfo.InvariantCulture, $"whatsapp:+346{number:D8}");

    /// <summary>How many messages were answered to the end.</summary>
    public int Turns => _sids.Count;

    /// <summary>The mark this guest waits for; null between two questions.</summary>
    public string? WaitsFor { get; private set; }

    /// <summary>How many messages were answered by the apology, after their turn's deadline had passed.</summary>
    public int Apologies => _apologised.Count;

    /// <summary>How many messages the provider sent again though they were thanked for.</summary>
    public int Redeliveries { get; private set; }

    /// <summary>How many tables the answers were to book.</summary>
    public int Bookings => Enumerable.Range(1, Turns).Count(turn => plan.IsBooking(number, turn));

    /// <param name="enough">No further question once it is cancelled.</param>
    /// <param name="patience">Gives up what does not come.</param>
    public async Task TalkAsync(CancellationToken enough, CancellationToken patience)
    {
        for (var turn = 1; !enough.IsCancellationRequested; turn++)
        {
            WaitsFor = plan.MarksOf(number, turn)[^1];
            var (before, asked) = (deployment.Phone(Address).Count, Stopwatch.GetTimestamp());
            var sid = await deployment.HearAsync(SoakPlan.Question(number, turn), Address, patience);
            if (plan.IsRedelivered(number, turn))
            {
                // Nobody minds whether the app lives to take it: the provider has been thanked.
                await deployment.Twilio.RedeliverAsync(sid, patience);
                Redeliveries++;
            }

            var last = WaitsFor;
            var read = await deployment
                .Twilio.Phone(Address)
                .WaitForAsync(
                    messages =>
                        messages
                            .Skip(before)
                            .Any(message =>
                                message.Body.Contains(last, StringComparison.Ordinal)
                                || message.Body.StartsWith(apology, StringComparison.Ordinal)),
                    patience);
            if (!read[^1].Body.Contains(last, StringComparison.Ordinal) && Stopwatch.GetElapsedTime(asked) >= SoakPlan.TurnDeadline)
                _apologised.Add(turn);
            WaitsFor = null;
            _sids.Add(sid);
            await Task.Delay(plan.Reading(number, turn), enough).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Asks for help, which is answered after everything before it, so that nothing can still be on its way.</summary>
    /// <param name="help">How the answer begins.</param>
    public async Task FinishAsync(string help, CancellationToken patience)
    {
        await deployment.HearAsync("help", Address, patience);
        await deployment
            .Twilio.Phone(Address)
            .WaitForAsync(messages => messages is [.., { Body: var last }] && last.StartsWith(help, StringComparison.Ordinal), patience);
    }

    /// <summary>What is wrong with what the guest has read and what was booked for them.</summary>
    /// <param name="hold">The hold message.</param>
    /// <param name="bookings">The bookings made for each message.</param>
    public SoakFindings Check(string hold, ILookup<string, string> bookings)
    {
        var phone = deployment.Phone(Address);
        var expected = Enumerable
            .Range(1, Turns)
            .Where(turn => !_apologised.Contains(turn))
            .SelectMany(turn => plan.MarksOf(number, turn))
            .ToList();
        var read = phone.SelectMany(MarksIn).ToList();
        var doubled = read.Count - read.Distinct(StringComparer.Ordinal).Count();
        var lost = expected.Except(read, StringComparer.Ordinal).Count();
        var strange = phone.SkipLast(1).Count(text => text != hold && !MarksIn(text).Any()) - _apologised.Count;

        // A hold message belongs to the turn whose answer comes next; two of them before one answer are one too many.
        var held = 0;
        foreach (var text in phone)
        {
            doubled += text == hold && ++held > 1 ? 1 : 0;
            held = text == hold ? held : 0;
        }

        var booked = _sids
            .Select((sid, index) => (Made: bookings[sid].Count(), Wanted: WantedBookings(index + 1, bookings[sid].Count())))
            .ToList();
        return new(
            Lost: lost,
            Doubled: doubled,
            Disordered: lost == 0 && doubled == 0 && !read.SequenceEqual(expected, StringComparer.Ordinal) ? 1 : 0,
            Strange: strange,
            EffectsLost: booked.Sum(booking => Math.Max(0, booking.Wanted - booking.Made)),
            EffectsDoubled: booked.Sum(booking => Math.Max(0, booking.Made - booking.Wanted)));
    }

    /// <summary>A turn that ended in the apology may have come to its booking before.</summary>
    private int WantedBookings(int turn, int made) =>
        !plan.IsBooking(number, turn) ? 0
        : _apologised.Contains(turn) ? Math.Min(made, 1)
        : 1;

    private static IEnumerable<string> MarksIn(string text)
    {
        for (var start = text.IndexOf("[g", StringComparison.Ordinal);
            start >= 0;
            start = text.IndexOf("[g", start + 1, StringComparison.Ordinal))
            yield return text[start..(text.IndexOf(']', start) + 1)];
    }
}

/// <summary>What a soak found wrong, counted.</summary>
/// <param name="Lost">Parts of answers that were not read.</param>
/// <param name="Doubled">Parts of answers, or hold messages, that were read again.</param>
/// <param name="Disordered">Guests who read everything once but not in order.</param>
/// <param name="Strange">Messages that are no part of an answer, such as apologies.</param>
/// <param name="EffectsLost">Tables that were to be booked and are not.</param>
/// <param name="EffectsDoubled">Tables that were booked twice, or that nobody asked for.</param>
internal sealed record SoakFindings(int Lost, int Doubled, int Disordered, int Strange, int EffectsLost, int EffectsDoubled)
{
    public bool IsGood => this == new SoakFindings(0, 0, 0, 0, 0, 0);

    public static SoakFindings operator +(SoakFindings one, SoakFindings other) => new(
        one.Lost + other.Lost,
        one.Doubled + other.Doubled,
        one.Disordered + other.Disordered,
        one.Strange + other.Strange,
        one.EffectsLost + other.EffectsLost,
        one.EffectsDoubled + other.EffectsDoubled);

    public override string ToString() =>
        $"lost {Lost}, doubled {Doubled}, out of order {Disordered}, strange {Strange}; effects lost {EffectsLost}, doubled {EffectsDoubled}";
}
