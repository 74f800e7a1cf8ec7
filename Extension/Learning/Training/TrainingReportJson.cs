using System.Text.Json.Serialization;

namespace MLKids.Learning.Training;

/// <summary>JSON for reports, generated at compile time: names in camel case, enums as text.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(TrainingReport))]
internal sealed partial class TrainingReportJson : JsonSerializerContext;
