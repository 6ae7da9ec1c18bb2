using Microsoft.Extensions.Options;

namespace HotelConcierge.Model.OpenAI;

/// <summary>Checks what goes together; each setting's own form is in <see cref="ModelServiceSettings"/>.</summary>
internal sealed class OpenAIOptionsValidator : IValidateOptions<OpenAIOptions>
{
    public ValidateOptionsResult Validate(string? name, OpenAIOptions options) =>
        options is { ApiKey.Length: > 0, Model.Length: 0 }
            ? ValidateOptionsResult.Fail(
                "OpenAI__Model: is needed with OpenAI__ApiKey. Name the model that answers guests, such as gpt-5.4-mini.")
            : ValidateOptionsResult.Success;
}
