using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using HotelConcierge.Embedded.Model.Concierge;
using HotelConcierge.Text;
using HotelConcierge.Turns;
using Microsoft.Extensions.AI;

namespace HotelConcierge.Embedded.Model.Shop;

/// <summary>
/// The embedded model as a shop's assistant: the tool calls that the customer's words ask for, then a sentence where the tools have said
/// nothing themselves. It is given what any model is given and nothing else.
/// </summary>
/// <param name="languages">What it says in each.</param>
/// <param name="wishes">What it understands.</param>
internal sealed class EmbeddedShop(ImmutableSortedDictionary<string, ShopPhrases> languages, ShopWishReader wishes)
{
    /// <summary>Calls that a model made, and not a tap or a plain answer.</summary>
    private const string OwnCall = "call-";

    public AIContent Answer(List<ChatMessage> conversation, KnownNow told, ChatOptions? options)
    {
        var known = new ShopKnown(told);
        var phrases = languages.GetValueOrDefault(known.Language) ?? languages[EmbeddedContent.FallbackLanguage];
        var lastGuestMessage = conversation.FindLastIndex(message => message.Role == ChatRole.User);
        var said = told.Words ?? (lastGuestMessage < 0 ? "" : conversation[lastGuestMessage].Text);
        var contents = conversation.Skip(lastGuestMessage + 1).SelectMany(message => message.Contents).ToList();
        var results = contents.OfType<FunctionResultContent>().ToList();
        var own = results.FindLast(result => result.CallId.StartsWith(OwnCall, StringComparison.Ordinal));
        var done = own ?? (said.Length == 0 ? results.LastOrDefault() : null);
        var step = results.Count(result => result.CallId.StartsWith(OwnCall, StringComparison.Ordinal));
        GuestWish? wish;
        if (done is not null || said.Length == 0)
        {
            wish = own is not null && contents.OfType<FunctionCallContent>().LastOrDefault(call => call.CallId == own.CallId) is { } call
                ? Next(call, EmbeddedConcierge.ResultOf(own), said)
                : null;
            if (wish is null)
                return new TextContent(Tell(done, phrases));
        }
        else
        {
            var before = conversation.Take(Math.Max(0, lastGuestMessage)).LastOrDefault(message => message.Role == ChatRole.User);
            wish = wishes.Read(said, before?.Text ?? "", known);
        }

        if (wish.Tool is { } tool && options?.Tools?.Any(offered => string.Equals(offered.Name, tool, StringComparison.Ordinal)) == true)
            return new FunctionCallContent(
                string.Create(CultureInfo.InvariantCulture, $"{OwnCall}{tool}-{StableHash.Of(said):x16}-{step}"), tool, wish.Arguments);
        return new TextContent(phrases.Say(wish.Tool is null ? wish.Sentence : "failed"));
    }

    /// <summary>What follows a search that the customer saw nothing of: the one product is put into the cart, several are shown.</summary>
    private GuestWish? Next(FunctionCallContent call, JsonObject? result, string said)
    {
        if (call.Name != ShopWishReader.FindProducts || call.Arguments?.ContainsKey("quietly") != true
            || result?["products"] is not JsonArray { Count: > 0 } products)
            return null;
        var (quantity, isMore) = wishes.QuantityIn(said);
        if (products is [JsonObject only] && result["has_more"]?.ToString() is not "true" && quantity is { } number)
            return ShopWishReader.Change(EmbeddedConcierge.Text(only, "product_id"), number, isMore ? "add" : "set");
        var loudly = call.Arguments.Where(argument => argument.Key != "quietly")
            .ToDictionary(argument => argument.Key, argument => argument.Value, StringComparer.Ordinal);
        return new(ShopWishReader.FindProducts, loudly, "");
    }

    private static string Tell(FunctionResultContent? done, ShopPhrases phrases)
    {
        if (EmbeddedConcierge.ResultOf(done) is not { } result)
            return phrases.Say("failed");
        return EmbeddedConcierge.Text(result, "result") switch
        {
            "none" or "gone" => phrases.Say("none"),

            // One product was found and shown, and nobody has asked how many yet.
            "product" when EmbeddedConcierge.Text(result, "note").Contains("Ask how many", StringComparison.Ordinal) =>
                phrases.Say("howMany"),
            _ => EmbeddedConcierge.Text(result, "where") is { Length: > 0 } where ? where : TurnSpeech.NothingToAdd,
        };
    }
}
