using HotelConcierge.Languages;
using HotelConcierge.Settings;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Assistants;

/// <summary>
/// Holds the settings to the assistants that there are, with all other settings at start. The assistants' files are read for it only
/// where something is set, and without the tools: these need what a host with wrong settings may not have.
/// </summary>
internal sealed class AssistantOptionsValidator(string folder, LanguageCatalog languages) : IValidateOptions<AssistantOptions>
{
    public ValidateOptionsResult Validate(string? name, AssistantOptions options)
    {
        if (options.IsEmpty)
            return ValidateOptionsResult.Success;
        try
        {
            AssistantCatalog.Load(folder, toolNames: null, languages, options);
            return ValidateOptionsResult.Success;
        }
        catch (SettingsException wrong)
        {
            return ValidateOptionsResult.Fail(wrong.Problems);
        }
        catch (AssistantDataException)
        {
            // Told by itself: who is named cannot be known before the files are right.
            return ValidateOptionsResult.Success;
        }
    }
}
