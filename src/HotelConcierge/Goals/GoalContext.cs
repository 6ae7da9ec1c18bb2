using System.Text.Json.Nodes;
using HotelConcierge.Guests;
using HotelConcierge.Tools;

namespace HotelConcierge.Goals;

/// <summary>
/// Tells the model that plans what to do which goals fit the children's ages and the areas that the guest chose, as they are known at this
/// moment: also the age that was said in this very message. Nothing before an age is known.
/// </summary>
public sealed class GoalContext(GoalCatalog catalog, GuestProfiles guests) : IModelContext
{
    internal const string Known = "learning_goals";

    /// <inheritdoc/>
    public bool IsForRoutes => true;

    public async Task DescribeAsync(ToolCall guest, JsonObject known, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(guest);
        ArgumentNullException.ThrowIfNull(known);
        if (catalog.Find(guest.Assistant) is not { } book || !book.Routes.Contains(guest.Route, StringComparer.Ordinal))
            return;
        var profile = (await guests.ReadAsync(guest.Conversation, cancellationToken)).Profile;
        var language = book.Languages[0];
        var goals = new JsonObject();
        foreach (var ofAge in book.For(profile).GroupBy(goal => goal.Age))
        {
            var areas = new JsonObject();
            foreach (var ofArea in ofAge.GroupBy(goal => goal.Area))
                areas[ofArea.Key.Name] = new JsonArray([.. ofArea.Select(goal => JsonValue.Create(goal.ByLanguage[language].Goal))]);
            goals[ofAge.Key.Titles[language]] = areas;
        }

        if (goals.Count > 0)
            known[Known] = goals;
    }
}
