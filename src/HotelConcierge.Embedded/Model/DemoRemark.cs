namespace HotelConcierge.Embedded.Model;

/// <summary>What the embedded model says where it has no content to answer from: the truth, in the guest's language.</summary>
internal static class DemoRemark
{
    public static string In(string? language) => language switch
    {
        "es" => "Soy el pequeño modelo de demostración que viene con este programa y no tengo contenido para responder a esto. Para recibir respuestas de verdad hay que conectar un modelo de lenguaje.",
        "de" => "Ich bin das kleine Demo-Modell, das mit diesem Programm kommt, und habe hierfür keine Inhalte. Für richtige Antworten muss ein Sprachmodell angeschlossen werden.",
        "fr" => "Je suis le petit modèle de démonstration fourni avec ce programme et je n’ai pas de contenu pour répondre à cela. Pour de vraies réponses, il faut connecter un modèle de langage.",
        "th" => "ฉันเป็นแบบจำลองสาธิตขนาดเล็กที่มากับโปรแกรมนี้ และไม่มีเนื้อหาสำหรับตอบเรื่องนี้ หากต้องการคำตอบจริง ต้องเชื่อมต่อแบบจำลองภาษาก่อน",
        _ => "I am the small demo model that comes with this program, and I have no content to answer this from. For real answers, a language model has to be connected.",
    };
}
