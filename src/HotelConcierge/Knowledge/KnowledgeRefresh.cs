using HotelConcierge.Assistants;
using Microsoft.Extensions.Logging;

namespace HotelConcierge.Knowledge;

/// <summary>
/// Looks at the documents of every assistant, for a host that learns of no change by itself, so that what was put there is read,
/// and its vectors are made, before a guest asks. Done twice, it changes nothing.
/// </summary>
public sealed partial class KnowledgeRefresh(KnowledgeBase knowledge, AssistantCatalog assistants, ILogger<KnowledgeRefresh> log)
{
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        foreach (var assistant in assistants.All)
        {
            try
            {
                await knowledge.RefreshAsync(assistant.Name, cancellationToken);
            }
            catch (Exception trouble) when (!cancellationToken.IsCancellationRequested)
            {
                // The others' documents are to be read all the same; the next look, or a guest's question, tries again.
                Log.Failed(log, assistant.Name, trouble);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Knowledge of {Assistant} could not be read; trying again at the next look")]
        public static partial void Failed(ILogger logger, string assistant, Exception trouble);
    }
}
