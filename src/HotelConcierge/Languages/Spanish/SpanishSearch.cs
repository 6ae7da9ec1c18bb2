namespace HotelConcierge.Languages.Spanish;

/// <summary>How questions and documents in Spanish are compared.</summary>
internal static class SpanishSearch
{
    public static SearchWords Words { get; } = new()
    {
        StopWords = WordList.Spaced(
            "el la los las lo un una unos unas y e o u ni pero si de del al a en con por para sin sobre entre hasta desde durante " +
            "antes despues segun tras yo me mi mis mio tu te ti tus usted ustedes le les se su sus nos nuestro nuestra nuestros " +
            "nuestras vosotros ellos ellas ella este esta estos estas ese esa esos esas eso esto aquel es son soy eres somos era " +
            "eran ser sido fue hay he ha han haber habia tengo tiene tienen tenemos tener estoy estamos estan estar puedo puede " +
            "pueden podemos poder podria debo debe hace hacer hacen hago cuando donde que cual cuales quien quienes como cuanto " +
            "cuanta no ya muy mas menos mucho mucha tambien tan solo todo toda todos todas otro otra otros algun alguna algunos " +
            "algo cada mismo misma quiero quisiera queria necesito saber decir dime diga favor gracias hola buenos buenas dias " +
            "gustaria posible disponible ofrece ofrecen existe existen aqui alli ahi va ir vamos pido pedir pide pedimos llega " +
            "llegan llego prestan presta alquilar organizan practicar mide alguien nadie nada cosa cosas luego entonces vez veces " +
            "pasa pasan pasar llevar llevo traer traen poner ponen pongo dan dar deja dejan dejar dejo viene vienen venir queda " +
            "quedan quedar vuestro vuestra teneis podeis ningun ninguna hacemos usar uso usan aunque todavia aun tomar tomo partir " +
            "delante detras habra habria"),
        LightWords = WordList.Spaced(
            "dia mujer esposa esposo marido pareja familia amigo amiga amigos madre padre padres abuela abuelo senor senora chicos " +
            "gente bonito bonita mejor buen gran favorito normal normalmente quizas quiza seguro claro bastante poco rato forma " +
            "manera sitio lugar lugares pregunta preguntas informacion detalle detalles idea semana semanas finde ano momento " +
            "estancia viaje vacaciones visita creo pienso espero gusta gustan encanta intentar parar entender planear decidir feliz " +
            "preocupa preocupado preocupada distinto especial propio principal entero medio proximo ultimo pronto siempre nunca " +
            "ahorita xfa porfa porfis tio tia xq pq tmb tb q k"),
        Joiners = WordList.Spaced("y e ademas tambien"),
        QuestionOpeners = WordList.Spaced(
            "cuanta cuantas se puede pueden tienen tiene teneis hacen hace abre abren donde como cuando cual que hasta desde a esta " +
            "estan"),
        StatementOpeners = WordList.Spaced("se ella ahora nos me ya mi mis nuestro nuestra su sus"),
        Numbers = WordList.Spaced(
            "dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis diecisiete dieciocho " +
            "diecinueve veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa cien"),
        TimeUnits = WordList.None("Documents write the hour with h, which is read in every language."),
        Stemming = new(
            "amientos:amient imientos:imient amiento:amient imiento:imient aciones:acion iciones:icion idades:idad mente: iendo: " +
            "ando: amos: emos: imos: ados: adas: idos: idas: ado: ada: ido: ida: ces:z es: an: en: ar: er: ir: s:",
            finalVowels: "aeo",
            shortStemsAfter: "es|ar|er|ir|s"),
        JoinsWords = false,
    };
}
