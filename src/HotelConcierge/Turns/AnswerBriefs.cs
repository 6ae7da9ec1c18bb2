using System.Collections.Immutable;
using HotelConcierge.Assistants;
using HotelConcierge.Budgets;
using HotelConcierge.Conversations;
using HotelConcierge.Diagnostics;
using HotelConcierge.Guests;
using HotelConcierge.Media;
using HotelConcierge.Messages;
using HotelConcierge.Model;
using HotelConcierge.Settings;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Turns;

/// <summary>Decides how messages are answered: what they ask for, by which route, and whether a fixed reply is the answer.</summary>
public sealed class AnswerBriefs(
    PlainAnswers plainAnswers,
    GuestLanguages languages,
    GuestMisuse misuse,
    ModelSight sight,
    Budget budget,
    IOptions<ConversationOptions> options,
    ConciergeTelemetry telemetry,
    TimeProvider clock)
{
    /// <summary>What the turn is to do.</summary>
    internal async Task<TurnBrief> DecideAsync(
        TurnStart turn, RunningConversation conversation, Assistant assistant, GuestRecord guest, CancellationToken cancellationToken)
    {
        var messages = conversation.Messages;
        var burst = NotCarried.Unsaid(
            GuestBurst.Of(messages, tap => plainAnswers.Owns(assistant, tap), conversation.FileTroubles, sight.ReadsDocuments),
            guest,
            messages) with
        {
            QuotedTurn = Quotation.TurnOf(conversation.Quotations),
        };
        var beside = WordFor(conversation);
        if (burst.IsWordless && beside is null)
            return WithoutWords(turn, conversation.Address, assistant, guest, burst, conversation.GuestLanguage);

        // Without words of their own, what the guest came from says what it is about; it can choose nothing.
        // What stands on a tapped button is ours, not theirs.
        var words = burst.Taps.IsEmpty ? burst.Text : burst.Words;
        var understood = AssistantReader.Read(
            assistant,
            burst is { Text: "", Promotion: { } promotion } ? promotion
                : burst.Text.Length == 0 && beside is not null ? beside
                : words,
            guest.Profile,
            guest.Memory,
            conversation.GuestLanguage);
        if (understood.IsSure && assistant.Router is { AsksEverything: true })
        {
            var over = assistant.Profile.Where(field => field.IsOverWith(understood.Route)).Select(field => field.Name);
            understood = understood with { Profile = understood.Profile.Without(over) };
        }

        (burst, var answered) = await plainAnswers.ReadAsync(turn, conversation.Address, assistant, guest, burst, cancellationToken);
        var areAll = !answered.IsEmpty && burst.Words.Length == 0;
        if (!answered.IsEmpty)
            understood = understood with { ReplyKey = null, Route = RouteOf(answered, assistant) ?? understood.Route, Memory = guest.Memory };

        // "Mon 30 Nov" is no French: an answer to our question tells nothing of the guest's language.
        if (areAll && guest.Profile.Language is { } spoken)
            understood = understood with { Language = spoken, Profile = guest.Profile };
        var heard = languages.Judge(assistant, guest, conversation.GuestLanguage, understood, areAll ? "" : words);
        understood = understood with { Language = heard.Language, Profile = heard.Profile };
        var (refusal, conduct) = misuse.Judge(turn, guest.Conduct, understood.Route);
        if (refusal is not null)
        {
            return TurnPlans.Fixed(conversation.Address, assistant, understood.Language, refusal, clock) with
            {
                Profile = guest.Profile,
                Memory = guest.Memory,
                Conduct = conduct,
            };
        }

        var asksRoute = answered.IsEmpty && assistant.Router?.IsAskedAbout(understood) == true;
        var asksModel = !areAll && (asksRoute || understood.ReplyKey is null);
        if (asksModel && await budget.IsSpentTodayAsync(turn.Conversation, assistant, cancellationToken))
        {
            telemetry.OverBudget("day");
            asksRoute = false;
            understood = understood with { ReplyKey = understood.ReplyKey ?? ReplyKeys.BudgetOfDay, Memory = guest.Memory };
        }

        return new TurnBrief
        {
            Address = conversation.Address,
            Assistant = assistant.Name,
            Language = understood.Language,
            GuestName = burst.GuestName,
            LastMessage = messages.Count > 0 ? messages[^1].Message.Id : "",
            Taps = burst.Taps,
            Words = burst.Words,
            Answers = answered,
            AnswersAll = areAll,
            FixedReply = understood.ReplyKey,
            Route = understood.Route.Label,
            AsksRoute = asksRoute,
            AssistantVersion = assistant.Version,
            Topic = understood.Route.GoesOn ? guest.Memory.LastTopic ?? "" : understood.Topic,
            FollowUp = understood.FollowUp?.Kind,
            Profile = understood.Profile,
            Before = guest.Memory,
            Memory = understood.Memory,
            Conduct = conduct,
            SafetyNote = understood.Route.SafetyNote?.ReplyFor(burst.Text),
            Disclaimer = guest.DisclaimerShown ? null : assistant.Disclaimer,
            Postscripts = burst.NotCarried,
            HasFiles = beside is not null
                || conversation.Messages.Any(kept => GuestBurst.IsPlaceOrContact(kept.Message.Kind))
                || conversation.Quotations.Exists(quotation => quotation is { Speaker: QuotedSpeaker.Anybody, Text.Length: > 0 }),
            QuotedTurn = burst.QuotedTurn,
            Pictures = PicturesOf(conversation.Files),
            Spoken = heard.Spoken,
            AsksLanguage = heard.IsAsked,
            Plan = PlanFor(understood, asksRoute) with { LearnsLanguage = heard.IsLearnt },
        };
    }

    /// <summary>
    /// What the model is told of beside the guest's words, in a word: names and descriptions could say anything. Null for nothing.
    /// </summary>
    private string? WordFor(RunningConversation conversation) => conversation.Files switch
    {
        [{ Outcome: FileOutcome.Kept }, ..] => "picture",
        [_, ..] => "document",
        _ when !sight.ReadsDocuments => null,
        _ when conversation.Messages.Any(kept => kept.Message.Kind is MessageKind.Location) => "place",
        _ when conversation.Messages.Any(kept => kept.Message.Kind is MessageKind.Contact) => "contact",
        _ => null,
    };

    private static ImmutableList<string>? PicturesOf(ImmutableList<GuestFile> files) =>
        files.Where(file => file.Outcome is FileOutcome.Kept).Select(file => file.Blob?.Value).OfType<string>().ToImmutableList() is { IsEmpty: false } some
            ? some
            : null;

    /// <summary>The route whose model may call what the guest's taps come to, and so goes on from it.</summary>
    private static Route? RouteOf(ImmutableList<ModelToolCall> answered, Assistant assistant) => assistant.Routes.FirstOrDefault(route =>
        route.Prompt is not null && answered.TrueForAll(call => route.Tools.Contains(call.Tool, StringComparer.Ordinal)));

    /// <summary>The guest learns what the channel cannot carry, each kind of it.</summary>
    private TurnBrief WithoutWords(
        TurnStart turn, ConversationAddress address, Assistant assistant, GuestRecord guest, GuestBurst burst, string? hint)
    {
        var (refusal, conduct) = misuse.Judge(turn, guest.Conduct, route: null);
        var language = TurnPlans.LanguageOf(guest, assistant, hint);
        var said = refusal ?? (burst.NotCarried.IsEmpty ? ReplyKeys.Silence : burst.NotCarried[0]);
        return TurnPlans.Fixed(address, assistant, language, said, clock) with
        {
            Profile = guest.Profile,
            Memory = guest.Memory,
            Conduct = conduct,
            Spoken = guest.Spoken,
            Postscripts = refusal is null ? [.. burst.NotCarried.Skip(1)] : [],
        };
    }

    private TurnPlan PlanFor(Understanding understood, bool asksRoute)
    {
        var (pace, now) = (options.Value, clock.GetUtcNow());
        return new(asksRoute ? null : understood.ReplyKey, now + pace.HoldAfter, now + pace.TurnDeadline, pace.MaxModelRounds, asksRoute);
    }
}
