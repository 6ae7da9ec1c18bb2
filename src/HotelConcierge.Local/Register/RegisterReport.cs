using System.Text;
using HotelConcierge.Channels;

namespace HotelConcierge.Local.Register;

/// <summary>A line each: which channel, what became of its webhook, what is left to do.</summary>
internal static class RegisterReport
{
    public static string Of(IReadOnlyList<(string Channel, WebhookRegistration Result)> results)
    {
        var lines = new StringBuilder();
        var (name, state) = (results.Max(each => each.Channel.Length), results.Max(each => WordOf(each.Result.State).Length));
        foreach (var (channel, result) in results)
            lines.AppendLine($"{channel.PadRight(name)}  {WordOf(result.State).PadRight(state)}  {result.Says} {result.Remedy}".TrimEnd());
        return lines.ToString();
    }

    private static string WordOf(WebhookRegistrationState state) => state switch
    {
        WebhookRegistrationState.Set => "set",
        WebhookRegistrationState.AlreadySet => "was set",
        WebhookRegistrationState.ByHand => "by hand",
        _ => "failed",
    };
}
