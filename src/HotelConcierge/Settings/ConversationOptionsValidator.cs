using Microsoft.Extensions.Options;

namespace HotelConcierge.Settings;

/// <summary>Checks how the times of a conversation go together; each one's own bounds are in <see cref="ConversationSettings"/>.</summary>
internal sealed class ConversationOptionsValidator : IValidateOptions<ConversationOptions>
{
    public ValidateOptionsResult Validate(string? name, ConversationOptions options)
    {
        List<string> problems = [];
        if (options.LongestPause < options.QuietPeriod)
            problems.Add(
                $"Conversation__LongestPause: {options.LongestPause:c} is shorter than Conversation__QuietPeriod, {options.QuietPeriod:c}. Make it at least as long."
            );
        if (options.TurnDeadline <= options.HoldAfter)
            problems.Add(
                $"Conversation__TurnDeadline: {options.TurnDeadline:c} is not longer than Conversation__HoldAfter, {options.HoldAfter:c}. Make it longer."
            );
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }
}
