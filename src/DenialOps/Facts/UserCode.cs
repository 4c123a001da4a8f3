using System.Text.Json;
using System.Text.RegularExpressions;

namespace DenialOps.Facts;

/// <summary>Reads a code or a telephone number that the user gives, into the contract's form. The shape is checked, not whether the code is in use.</summary>
internal static partial class UserCode
{
    private const int TimeoutMilliseconds = 1000;

    /// <summary>A CPT code: <c>72148</c>, <c>3014F</c>, <c>0232T</c>.</summary>
    public static string Cpt(JsonElement element, string path) =>
        Code(element, path, CptForm(), "is not a CPT code; it has five digits, or four digits and a letter, for example \"72148\".");

    /// <summary>A HCPCS level II code: <c>J0135</c>.</summary>
    public static string Hcpcs(JsonElement element, string path) =>
        Code(element, path, HcpcsForm(), "is not a HCPCS level II code; it has a letter and four digits, for example \"J0135\".");

    /// <summary>An ICD-10-CM code; the dot is put in where it is left out.</summary>
    public static string Icd10(JsonElement element, string path)
    {
        string code = Code(element, path, Icd10Form(), "is not an ICD-10-CM code; it looks like \"M54.50\".");
        return code.Length > 3 && code[3] != '.' ? code.Insert(3, ".") : code;
    }

    /// <summary>A two-character modifier: <c>59</c>, <c>RT</c>.</summary>
    public static string Modifier(JsonElement element, string path) =>
        Code(element, path, ModifierForm(), "is not a modifier; it has two letters or digits, for example \"59\".");

    /// <summary>A revenue code with four digits.</summary>
    public static string Revenue(JsonElement element, string path) =>
        Code(element, path, RevenueForm(), "is not a revenue code; it has three or four digits, for example \"0120\".").PadLeft(4, '0');

    /// <summary>A national drug code, hyphens kept.</summary>
    public static string Ndc(JsonElement element, string path) =>
        Code(element, path, NdcForm(), "is not a national drug code; it looks like \"00955-1702-10\".");

    /// <summary>A claim adjustment reason code, with its group code where given: <c>CO-197</c>.</summary>
    public static string Carc(JsonElement element, string path)
    {
        var match = Match(element, path, CarcForm(), "is not a claim adjustment reason code; it looks like \"CO-197\" or \"197\".");
        return match.Groups["group"].Success ? $"{match.Groups["group"].Value}-{match.Groups["code"].Value}" : match.Groups["code"].Value;
    }

    /// <summary>A remittance advice remark code: <c>N115</c>.</summary>
    public static string Rarc(JsonElement element, string path) =>
        Code(element, path, RarcForm(), "is not a remittance advice remark code; it looks like \"N115\" or \"MA130\".");

    /// <summary>A National Provider Identifier whose check digit is right.</summary>
    public static string Npi(JsonElement element, string path)
    {
        const string Problem = "is not a National Provider Identifier: ten digits whose last one checks the others; look at it again.";
        string digits = Code(element, path, NpiForm(), Problem);
        return HasRightCheckDigit(digits) ? digits : throw new UserContextException(path, Problem);
    }

    /// <summary>A telephone or fax number: <c>(800) 555-1234</c>, <c>(800) 555-1234 x12</c>.</summary>
    public static string Phone(JsonElement element, string path)
    {
        var groups = Match(element, path, PhoneForm(), "is not a US telephone number; it looks like \"(800) 555-1234\".").Groups;
        string number = $"({groups["area"].Value}) {groups["exchange"].Value}-{groups["line"].Value}";
        return groups["extension"].Success ? $"{number} x{groups["extension"].Value}" : number;
    }

    private static string Code(JsonElement element, string path, Regex form, string problem) => Match(element, path, form, problem).Value;

    private static Match Match(JsonElement element, string path, Regex form, string problem)
    {
        string? text = element.ValueKind == JsonValueKind.String ? element.GetString()!.Trim().ToUpperInvariant() : null;
        return text is { Length: <= 40 } && form.Match(text) is { Success: true } match ? match : throw new UserContextException(path, problem);
    }

    // Luhn's check over the number with its card-issuer prefix 80840, as CMS defines it; the prefix adds 24.
    private static bool HasRightCheckDigit(string digits)
    {
        int sum = 24;
        for (int i = 0; i < digits.Length; i++)
        {
            int digit = digits[i] - '0';
            int doubled = i % 2 == 0 ? digit * 2 : digit;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }

        return sum % 10 == 0;
    }

    [GeneratedRegex(@"\A[0-9]{4}[0-9FTUM]\z", RegexOptions.None, TimeoutMilliseconds)]
    private static partial Regex CptForm();

    [GeneratedRegex(@"\A[A-Z][0-9]{4}\z", RegexOptions.None, TimeoutMilliseconds)]
    private static partial Regex HcpcsForm();

    [GeneratedRegex(@"\A[A-Z][0-9][0-9AB](?:\.?[0-9A-Z]{1,4})?\z", RegexOptions.None, TimeoutMilliseconds)]
    private static partial Regex Icd10Form();

    [GeneratedRegex(@"\A[0-9A-Z]{2}\z", RegexOptions.None, TimeoutMilliseconds)]
    private static partial Regex ModifierForm();

    [GeneratedRegex(@"\A[0-9]{3,4}\z", RegexOptions.None, TimeoutMilliseconds)]
    private static partial Regex RevenueForm();

    [GeneratedRegex(@"\A(?:[0-9]{4,5}-[0-9]{3,4}-[0-9]{1,2}|[0-9]{10,11})\z", RegexOptions.None, TimeoutMilliseconds)]
    private static partial Regex NdcForm();

    [GeneratedRegex(@"\A(?:(?<group>CO|PR|OA|PI|CR)[- ]?)?(?<code>[0-9]{1,3}|[ABDPWY][0-9]{1,2})\z", RegexOptions.None, TimeoutMilliseconds)]
    private static partial Regex CarcForm();

    [GeneratedRegex(@"\A(?:M[A]?|N)[0-9]{1,3}\z", RegexOptions.None, TimeoutMilliseconds)]
    private static partial Regex RarcForm();

    [GeneratedRegex(@"\A[12][0-9]{9}\z", RegexOptions.None, TimeoutMilliseconds)]
    private static partial Regex NpiForm();

    [GeneratedRegex(@"\A(?:\+?1[-. ]?)?\(?(?<area>[2-9][0-9]{2})\)?[-. ]{0,2}(?<exchange>[0-9]{3})[-. ]?(?<line>[0-9]{4})(?:[ ,]*(?:X|EXT\.?|EXTENSION)[ ]?(?<extension>[0-9]{1,6}))?\z", RegexOptions.None, TimeoutMilliseconds)]
    private static partial Regex PhoneForm();
}
