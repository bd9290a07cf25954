using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace IntimacyBot.Platform.Storage.Migrations
{
    /// <inheritdoc />
    public partial class WeekTries : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "ForWeek",
                table: "Promises",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "ForWeek",
                table: "Promises");
        }
    }
}
